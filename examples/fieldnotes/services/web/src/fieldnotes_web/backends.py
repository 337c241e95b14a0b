"""Calls to the services behind the pages."""

import json
import os
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

TIMEOUT_SECONDS = 3
MAX_BYTES = 4 * 1024 * 1024


class BackendDown(Exception):
    """A service did not answer, or with something that is no JSON."""

    def __init__(self, service: str) -> None:
        super().__init__(f"{service} does not answer")
        self.service = service


@dataclass(frozen=True)
class Answer:
    status: int
    data: Any


@dataclass(frozen=True)
class Backend:
    """One service, by its name and base URL."""

    name: str
    url: str

    def get(self, path: str, **query: object) -> Answer:
        return self._send(
            Request(f"{self.url}{path}?{urlencode(query)}" if query else self.url + path)
        )

    def post(self, path: str, data: object) -> Answer:
        body = json.dumps(data).encode()
        headers = {"Content-Type": "application/json"}
        return self._send(Request(self.url + path, data=body, headers=headers, method="POST"))

    def _send(self, request: Request) -> Answer:
        """4xx is an answer; 5xx, silence and nonsense are a service that is down."""
        try:
            with urlopen(request, timeout=TIMEOUT_SECONDS) as response:
                return Answer(response.status, json.loads(response.read(MAX_BYTES)))
        except HTTPError as error:
            with error:
                if error.code >= 500:
                    raise BackendDown(self.name) from error
                return Answer(error.code, read_json(error.read(MAX_BYTES)))
        except (URLError, OSError, ValueError) as error:
            raise BackendDown(self.name) from error


def read_json(body: bytes) -> Any:
    """The decoded body; an error page that is no JSON counts as an empty object."""
    try:
        return json.loads(body)
    except ValueError:
        return {}


def from_environment(name: str) -> Backend:
    """The backend that ``SERVICE_URL_<NAME>`` names."""
    url = os.environ.get(f"SERVICE_URL_{name.upper()}", "http://127.0.0.1:9")
    return Backend(name, url.rstrip("/"))
