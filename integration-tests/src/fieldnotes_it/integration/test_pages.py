"""The pages, with the services behind them."""

import pytest

pytestmark = pytest.mark.service("web", "notes", "places")


def write(web, title, place="pier"):
    return web.post("/notes", data={"title": title, "body": "Seen at noon.", "place": place})


def test_a_note_written_on_the_page_is_in_the_service(web, notes):
    response = write(web, "Noon")
    assert response.status_code == 303
    assert notes.get(response.headers["Location"]).json()["title"] == "Noon"


def test_the_page_of_a_note_shows_it_with_places_nearby(web):
    page = web.get(write(web, "Harbour watch").headers["Location"]).text
    assert "Harbour watch" in page
    assert "Nearby" in page


def test_the_newest_note_is_on_the_first_page(web, notes):
    fields = {"title": "From the service", "body": "b", "place": "dune"}
    note = notes.post("/notes", json=fields).json()
    assert f"/notes/{note['id']}" in web.get("/").text


def test_titles_are_escaped(web):
    page = web.get(write(web, "<script>alert(1)</script>").headers["Location"]).text
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_an_unknown_place_is_refused_on_the_page(web):
    response = write(web, "Moon", place="moon")
    assert response.status_code == 400
    assert "must be one of the places" in response.text
