"""The notes service, as its clients see it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

pytestmark = pytest.mark.service("notes")


@pytest.fixture
def note(notes):
    fields = {"title": "Ebb", "body": "Two seals.", "place": "pier"}
    response = notes.post("/notes", json=fields)
    assert response.status_code == 201
    return response.json()


def changed(note, **fields):
    return {key: note[key] for key in ("title", "body", "place", "version")} | fields


def test_a_note_can_be_read_where_its_location_says(notes):
    fields = {"title": "Flood", "body": "No seals.", "place": "harbour"}
    response = notes.post("/notes", json=fields)
    assert notes.get(response.headers["Location"]).json() == response.json()


def test_a_stale_write_is_refused_with_the_current_note(notes, note):
    path = f"/notes/{note['id']}"
    assert notes.put(path, json=changed(note, body="Three seals.")).status_code == 200
    response = notes.put(path, json=changed(note, body="No seals."))
    assert response.status_code == 409
    assert response.json()["version"] == 2
    assert response.json()["note"]["body"] == "Three seals."


def test_of_writers_at_the_same_time_one_wins(notes, note):
    path = f"/notes/{note['id']}"

    def write(n):
        return notes.put(path, json=changed(note, body=f"Seals: {n}.")).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(write, range(8)))
    assert statuses == [200] + [409] * 7
    assert notes.get(path).json()["version"] == 2


def test_what_was_written_is_seen_by_every_worker(notes, note):
    path = f"/notes/{note['id']}"
    version = note["version"]
    for n in range(10):
        version = notes.put(path, json=changed(note, version=version, body=str(n))).json()[
            "version"
        ]
        seen = {notes.get(path).json()["version"] for _ in range(4)}
        assert seen == {version}


def test_a_deleted_note_is_gone(notes, note):
    path = f"/notes/{note['id']}"
    assert notes.request("DELETE", path).status_code == 204
    assert notes.get(path).status_code == 404


@pytest.mark.parametrize("limit", ["0", "101", "many"])
def test_bad_limits_are_refused(notes, limit):
    response = notes.get("/notes", params={"limit": limit})
    assert response.status_code == 400
    assert "limit" in response.json()["fields"]


def test_a_note_without_a_place_is_refused(notes):
    response = notes.post("/notes", json={"title": "Ebb", "body": "Two seals."})
    assert response.status_code == 400
    assert list(response.json()["fields"]) == ["place"]
