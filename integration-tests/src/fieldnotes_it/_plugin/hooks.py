"""Option ``--services``, marker ``service`` and the base URLs as fixtures."""

import os

import pytest
import requests


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("fieldnotes").addoption(
        "--services",
        default="",
        help="comma-separated services; keeps tests of these, and tests that name no service",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "service(*names): the services that a test exercises")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = {name.strip() for name in config.getoption("--services").split(",") if name.strip()}
    if not wanted:
        return
    kept, left_out = [], []
    for item in items:
        named = {name for marker in item.iter_markers("service") for name in marker.args}
        (kept if not named or named & wanted else left_out).append(item)
    config.hook.pytest_deselected(items=left_out)
    items[:] = kept


class Service:
    """One service under test. Paths are relative to its base URL."""

    def __init__(self, name: str) -> None:
        url = os.environ.get(f"SERVICE_URL_{name.upper()}")
        if not url:
            pytest.fail(f"SERVICE_URL_{name.upper()} is not set", pytrace=False)
        self.name = name
        self._url = url.rstrip("/")
        self._session = requests.Session()

    def request(self, method: str, path: str, **options: object) -> requests.Response:
        options.setdefault("timeout", 10)
        options.setdefault("allow_redirects", False)
        return self._session.request(method, self._url + path, **options)

    def get(self, path: str, **options: object) -> requests.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: object) -> requests.Response:
        return self.request("POST", path, **options)

    def put(self, path: str, **options: object) -> requests.Response:
        return self.request("PUT", path, **options)


@pytest.fixture(scope="session")
def notes() -> Service:
    return Service("notes")


@pytest.fixture(scope="session")
def places() -> Service:
    return Service("places")


@pytest.fixture(scope="session")
def web() -> Service:
    return Service("web")
