import { inTurn, replaceOnce, type Edit } from './edit.ts';

const notes = 'services/notes/src/fieldnotes_notes';

/** How many stripes the cache believes to have; it has one less, so that one in five ids fails. */
export const stripes = 5;

/**
 * A cache for excerpts with a mistake that reviews and tests miss: the list of stripes is one short. Notes whose id
 * leaves the rest 4 when divided by 5 get 500 from `/notes/<id>/excerpt`: ten of the ids 1 to 50.
 */
export const faultyEdits: Readonly<Record<string, Edit>> = {
  [`${notes}/cache.py`]: `"""Keeps excerpts, so that they are cut once for each version of a note."""

import threading
from collections import OrderedDict

from .excerpt import excerpt

STRIPES = ${stripes}
STRIPE_SIZE = 1000


class Stripe:
    """A part of the cache with a lock of its own; forgets what was added first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, int], str] = OrderedDict()

    def excerpt(self, note_id: int, version: int, text: str) -> str:
        with self._lock:
            found = self._kept.get((note_id, version))
            if found is None:
                found = self._kept[(note_id, version)] = excerpt(text)
            if len(self._kept) > STRIPE_SIZE:
                self._kept.popitem(last=False)
            return found


class ExcerptCache:
    """Spreads notes over stripes, so that threads seldom wait for each other."""

    def __init__(self) -> None:
        self._stripes = [Stripe() for _ in range(1, STRIPES)]

    def excerpt(self, note_id: int, version: int, text: str) -> str:
        """The excerpt of this version of a note."""
        return self._stripes[note_id % STRIPES].excerpt(note_id, version, text)
`,
  [`${notes}/app.py`]: inTurn(
    replaceOnce('from .excerpt import excerpt\n', 'from .cache import ExcerptCache\n'),
    replaceOnce(
      'def add_routes(app: Flask, store: NoteStore) -> None:\n',
      'def add_routes(app: Flask, store: NoteStore) -> None:\n    cache = ExcerptCache()\n\n',
    ),
    replaceOnce(
      '        return jsonify(id=note.id, title=note.title, excerpt=excerpt(note.body))',
      '        text = cache.excerpt(note.id, note.version, note.body)\n' +
        '        return jsonify(id=note.id, title=note.title, excerpt=text)',
    ),
  ),
  'services/notes/tests/test_cache.py': `from fieldnotes_notes import cache


def test_an_excerpt_is_cut_once_for_each_version(monkeypatch):
    calls = []
    monkeypatch.setattr(cache, "excerpt", lambda text: calls.append(text) or text.upper())
    excerpts = cache.ExcerptCache()
    assert [excerpts.excerpt(1, 1, "a"), excerpts.excerpt(1, 1, "a")] == ["A", "A"]
    assert excerpts.excerpt(1, 2, "b") == "B"
    assert excerpts.excerpt(2, 1, "c") == "C"
    assert calls == ["a", "b", "c"]


def test_a_stripe_forgets_what_was_added_first(monkeypatch):
    monkeypatch.setattr(cache, "STRIPE_SIZE", 1)
    stripe = cache.Stripe()
    stripe.excerpt(1, 1, "a")
    stripe.excerpt(2, 1, "b")
    assert stripe.excerpt(1, 1, "changed") == "changed"
`,
};
