import pytest
from fieldnotes_notes.excerpt import excerpt
from fieldnotes_notes.store import NoteStore, default_path


def test_seeding_fills_an_empty_database_only(tmp_path):
    store = NoteStore(tmp_path / "notes.db")
    store.seed(50)
    store.seed(60)
    assert [note.id for note in store.newest(100)] == list(range(50, 0, -1))


def test_two_stores_share_a_file(tmp_path):
    first = NoteStore(tmp_path / "notes.db")
    note = first.create("a", "b", "c")
    assert NoteStore(tmp_path / "notes.db").get(note.id) == note


def test_the_default_file_is_private():
    assert default_path().parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("a b", "a b"),
        ("a\n b", "a b"),
        ("aaaa bbbb", "aaaa…"),
        ("aaaaaaaaaaa", "aaaaaaaa…"),
    ],
)
def test_excerpts_are_cut_between_words(text, expected):
    assert excerpt(text, length=8) == expected
