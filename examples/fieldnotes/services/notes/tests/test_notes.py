import json

import pytest


def changed(note, **fields):
    return {key: note[key] for key in ("title", "body", "place", "version")} | fields


def test_health_names_service_and_version(client):
    response = client.get("/healthz")
    assert response.get_json()["service"] == "notes"
    assert response.headers["X-Service-Version"] == response.get_json()["version"]


def test_every_request_is_one_line_of_json(client, capsys):
    client.get("/notes/12")
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["status"] == 404
    assert json.loads(line)["path"] == "/notes/12"


def test_a_note_is_created_and_read_back(client, note):
    assert note["version"] == 1
    assert client.get(f"/notes/{note['id']}").get_json() == note


def test_the_newest_note_comes_first(client, note):
    second = client.post("/notes", json=changed(note, title="High tide")).get_json()
    listed = client.get("/notes?limit=1").get_json()["notes"]
    assert [item["id"] for item in listed] == [second["id"]]


@pytest.mark.parametrize("limit", ["0", "101", "x", "-1", "1.5", "999999999999"])
def test_a_bad_limit_is_refused(client, limit):
    response = client.get(f"/notes?limit={limit}")
    assert response.status_code == 400
    assert "limit" in response.get_json()["fields"]


def test_lists_have_a_default_limit(client, note):
    assert len(client.get("/notes").get_json()["notes"]) == 1


def test_a_change_counts_the_version_up(client, note):
    response = client.put(f"/notes/{note['id']}", json=changed(note, body="Three seals."))
    assert response.status_code == 200
    assert response.get_json()["version"] == 2


def test_a_stale_write_gets_the_current_note(client, note):
    path = f"/notes/{note['id']}"
    client.put(path, json=changed(note, body="Three seals."))
    response = client.put(path, json=changed(note, body="No seals."))
    assert response.status_code == 409
    assert response.get_json()["version"] == 2
    assert response.get_json()["note"]["body"] == "Three seals."
    assert client.get(path).get_json()["body"] == "Three seals."


def test_unknown_notes_are_not_found(client, note):
    assert client.get("/notes/99").status_code == 404
    assert client.put("/notes/99", json=changed(note)).status_code == 404
    assert client.delete("/notes/99").status_code == 404
    assert client.get("/notes/99/excerpt").status_code == 404


def test_a_note_is_deleted_once(client, note):
    assert client.delete(f"/notes/{note['id']}").status_code == 204
    assert client.delete(f"/notes/{note['id']}").status_code == 404


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([], "body"),
        ({"title": "", "body": "b", "place": "p"}, "title"),
        ({"title": 5, "body": "b", "place": "p"}, "title"),
        ({"title": "t", "body": "b", "place": "p" * 101}, "place"),
    ],
)
def test_bad_notes_are_refused_by_field(client, body, field):
    response = client.post("/notes", json=body)
    assert response.status_code == 400
    assert field in response.get_json()["fields"]


@pytest.mark.parametrize("version", [None, "1", 0, True])
def test_a_write_needs_the_version_it_is_based_on(client, note, version):
    response = client.put(f"/notes/{note['id']}", json=changed(note, version=version))
    assert response.status_code == 400
    assert "version" in response.get_json()["fields"]


def test_a_body_that_is_not_json_is_refused(client):
    assert client.post("/notes", data="title=x").status_code == 400


def test_the_excerpt_of_a_short_note_is_the_note(client, note):
    response = client.get(f"/notes/{note['id']}/excerpt")
    assert response.get_json()["excerpt"] == "Two seals near the steps."
