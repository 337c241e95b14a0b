"""The places service, as its clients see it."""

import pytest

pytestmark = pytest.mark.service("places")


def test_places_come_nearest_first(places):
    response = places.get("/places/nearest", params={"lat": 53.869, "lon": 8.701, "k": 4})
    distances = [place["km"] for place in response.json()["places"]]
    assert len(distances) == 4
    assert distances == sorted(distances)


def test_every_place_is_nearest_to_itself(places):
    for place in places.get("/places").json()["places"]:
        query = {"lat": place["lat"], "lon": place["lon"], "k": 1}
        (found,) = places.get("/places/nearest", params=query).json()["places"]
        assert found["id"] == place["id"]


@pytest.mark.parametrize(
    ("query", "field"),
    [({"lat": 91, "lon": 0}, "lat"), ({"lat": 0}, "lon"), ({"lat": 0, "lon": 0, "k": 21}, "k")],
)
def test_bad_points_are_refused_by_field(places, query, field):
    response = places.get("/places/nearest", params=query)
    assert response.status_code == 400
    assert list(response.json()["fields"]) == [field]
