"""The services while they run for a while."""

import time

import pytest

SECONDS = 2.0
PAUSE = 0.1


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.service(name)) for name in ("notes", "places", "web")],
)
def test_a_service_stays_healthy_and_one_version(request, name):
    """Looks again and again, so that every worker is asked and a crash loop is seen."""
    service = request.getfixturevalue(name)
    end = time.monotonic() + SECONDS
    versions = set()
    while time.monotonic() < end:
        response = service.get("/healthz")
        assert response.status_code == 200
        assert response.json()["service"] == name
        versions.add(response.headers["X-Service-Version"])
        time.sleep(PAUSE)
    assert len(versions) == 1
