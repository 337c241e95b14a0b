import { inTurn, replaceOnce, type Edit } from './edit.ts';

const notes = 'services/notes/src/fieldnotes_notes';

export const paths = {
  tags: `${notes}/tags.py`,
  tests: 'services/notes/tests/test_tags.py',
  /** Holds the one finding of the linter that is on main already. */
  untouched: 'services/places/src/fieldnotes_places/nearest.py',
} as const;

/** Parts of lines that something is expected at; each stands in one line only. */
export const marks = {
  lint: ['import re', 'count = len(tags)'],
  untouched: 'import os',
  failingTest: '== ["seals", "tide"]',
  uncovered: ['must be a list of texts', 'must be at most', 'characters each'],
} as const;

const storeEdit = inTurn(
  replaceOnce(
    `

@dataclass(frozen=True)
class Note:`,
    `
TAGS_SCHEMA = """
CREATE TABLE IF NOT EXISTS note_tags (note_id INTEGER PRIMARY KEY, tags TEXT NOT NULL)
"""

# Ids are given again after a deletion; tags must not pass on to another note.
TAGS_TRIGGER = """
CREATE TRIGGER IF NOT EXISTS forget_tags AFTER DELETE ON notes
BEGIN DELETE FROM note_tags WHERE note_id = old.id; END
"""


@dataclass(frozen=True)
class Note:`,
  ),
  replaceOnce(
    `            self._connection().execute(SCHEMA)
`,
    `            for statement in (SCHEMA, TAGS_SCHEMA, TAGS_TRIGGER):
                self._connection().execute(statement)
`,
  ),
  replaceOnce(
    `import fcntl
import os
`,
    `import fcntl
import json
import os
`,
  ),
  replaceOnce(
    `
    def _existing(`,
    `
    def tags(self, note_id: int) -> list[str] | None:
        """The tags of a note, or None where there is no such note."""
        row = self._connection().execute(
            "SELECT coalesce(tags, '[]') FROM notes LEFT JOIN note_tags ON note_id = id"
            " WHERE id = ?",
            (note_id,),
        )
        return next((json.loads(tags) for (tags,) in row), None)

    def set_tags(self, note_id: int, tags: list[str]) -> list[str] | None:
        """Replace the tags of a note; None where there is no such note."""
        self._connection().execute(
            "INSERT OR REPLACE INTO note_tags SELECT id, ? FROM notes WHERE id = ?",
            (json.dumps(tags), note_id),
        )
        return self.tags(note_id)

    def _existing(`,
  ),
);

const appEdit = inTurn(
  replaceOnce(
    `from .store import NoteStore, StaleNote, default_path
`,
    `from .store import NoteStore, StaleNote, default_path
from .tags import clean_tags
`,
  ),
  replaceOnce(
    `

def not_found() ->`,
    `
    @app.get("/notes/<int:note_id>/tags")
    def get_tags(note_id: int) -> ResponseReturnValue:
        tags = store.tags(note_id)
        return not_found() if tags is None else jsonify(tags=tags)

    @app.put("/notes/<int:note_id>/tags")
    def put_tags(note_id: int) -> ResponseReturnValue:
        tags = store.set_tags(note_id, clean_tags(request.get_json(silent=True)))
        return not_found() if tags is None else jsonify(tags=tags)


def not_found() ->`,
  ),
);

const goodTags = `"""Tags of notes: short words in lower case, each once."""

from .validation import InvalidInput

MOST = 10
LENGTH = 30


def clean_tags(data: object) -> list[str]:
    """The tags in a decoded JSON body, sorted. Raises InvalidInput."""
    tags = data.get("tags") if isinstance(data, dict) else None
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise InvalidInput({"tags": "must be a list of texts"})
    cleaned = sorted({tag.strip().lower() for tag in tags} - {""})
    if len(cleaned) > MOST:
        raise InvalidInput({"tags": f"must be at most {MOST}"})
    if any(len(tag) > LENGTH for tag in cleaned):
        raise InvalidInput({"tags": f"must have at most {LENGTH} characters each"})
    return cleaned
`;

/** What someone in a hurry would push: two leftovers, and tags that keep their upper case. */
const badTags = inTurn(
  replaceOnce('from .validation', 'import re\n\nfrom .validation'),
  replaceOnce('    cleaned = sorted(', '    count = len(tags)\n    cleaned = sorted('),
  replaceOnce('.strip().lower()', '.strip()'),
)(goodTags);

const badTests = `def test_tags_are_lower_case_and_each_once(client, note):
    response = client.put(f"/notes/{note['id']}/tags", json={"tags": ["Seals", "seals ", "tide"]})
    assert response.get_json()["tags"] == ["seals", "tide"]


def test_a_new_note_has_no_tags(client, note):
    assert client.get(f"/notes/{note['id']}/tags").get_json() == {"tags": []}


def test_unknown_notes_have_no_tags(client):
    assert client.get("/notes/99/tags").status_code == 404
    assert client.put("/notes/99/tags", json={"tags": ["a"]}).status_code == 404


def test_tags_do_not_pass_on_to_another_note(client, note):
    path = f"/notes/{note['id']}"
    client.put(f"{path}/tags", json={"tags": ["old"]})
    client.delete(path)
    fields = {"title": "High tide", "body": "None.", "place": "pier"}
    assert client.post("/notes", json=fields).headers["Location"] == path
    assert client.get(f"{path}/tags").get_json() == {"tags": []}
`;

const goodTests = `import pytest


${badTests}

@pytest.mark.parametrize(
    "body",
    [None, {"tags": "a"}, {"tags": [1]}, {"tags": list("abcdefghijk")}, {"tags": ["a" * 31]}],
)
def test_bad_tags_are_refused(client, note, body):
    response = client.put(f"/notes/{note['id']}/tags", json=body)
    assert response.status_code == 400
    assert list(response.get_json()["fields"]) == ["tags"]
`;

const both = { [`${notes}/store.py`]: storeEdit, [`${notes}/app.py`]: appEdit } as const;

export const badEdits: Readonly<Record<string, Edit>> = {
  ...both,
  [paths.tags]: badTags,
  [paths.tests]: badTests,
};

export const goodEdits: Readonly<Record<string, Edit>> = {
  ...both,
  [paths.tags]: goodTags,
  [paths.tests]: goodTests,
};

export const wordingEdits: Readonly<Record<string, Edit>> = {
  'README.md': replaceOnce(
    'a stale one gets 409 and the current note |',
    'a stale one gets 409 and the current note; notes have tags |',
  ),
};
