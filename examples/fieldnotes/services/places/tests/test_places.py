import json

import pytest
from fieldnotes_places.app import create_app
from fieldnotes_places.data import PLACES
from fieldnotes_places.nearest import distance_km, nearest


@pytest.fixture
def client():
    return create_app().test_client()


def test_distances_on_the_sphere():
    quarter = 6371.0088 * 3.141592653589793 / 2
    assert distance_km(0, 0, 0, 90) == pytest.approx(quarter)
    assert distance_km(90, 0, -90, 0) == pytest.approx(2 * quarter)
    assert distance_km(53.5, 8.1, 53.5, 8.1) == 0
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(distance_km(0, 0, 0, 1))


def test_nearest_agrees_with_sorting_everything():
    point = (53.86, 8.65)
    expected = sorted(PLACES, key=lambda p: distance_km(*point, p.latitude, p.longitude))
    assert [place for _, place in nearest(PLACES, *point, 5)] == expected[:5]


def test_the_nearest_place_comes_first(client):
    places = client.get("/places/nearest?lat=53.869&lon=8.701&k=3").get_json()["places"]
    assert [place["id"] for place in places] == ["pier", "harbour", "lighthouse"]
    assert places[0]["km"] == 0


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("", {"lat", "lon"}),
        ("lat=91&lon=0", {"lat"}),
        ("lat=nan&lon=inf", {"lat", "lon"}),
        ("lat=0&lon=0&k=0", {"k"}),
        ("lat=0&lon=0&k=2.5", {"k"}),
        ("lat=x&lon=181&k=y", {"lat", "lon", "k"}),
    ],
)
def test_bad_queries_are_refused_by_field(client, query, fields):
    response = client.get(f"/places/nearest?{query}")
    assert response.status_code == 400
    assert set(response.get_json()["fields"]) == fields


def test_places_are_listed_and_found(client):
    assert len(client.get("/places").get_json()["places"]) == len(PLACES)
    assert client.get("/places/pier").get_json()["name"] == "Old pier"
    assert client.get("/places/nowhere").status_code == 404


def test_health_and_log(client, capsys):
    response = client.get("/healthz")
    assert response.get_json()["service"] == "places"
    assert json.loads(capsys.readouterr().out)["path"] == "/healthz"
