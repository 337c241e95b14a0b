import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from fieldnotes_web.app import create_app
from fieldnotes_web.backends import Backend

PIER = {"id": "pier", "name": "Old pier", "lat": 53.8, "lon": 8.7}
HARBOUR = {"id": "harbour", "name": "Harbour", "lat": 53.9, "lon": 8.7, "km": 0.68}
NOTE = {"id": 1, "title": "<b>Low</b> tide", "body": "Seals.", "place": "pier", "version": 3}
ANSWERS = {
    "GET /notes?limit=20": (200, {"notes": [NOTE]}),
    "GET /notes/1": (200, NOTE),
    "GET /notes/2": (404, {}),
    "GET /notes/3": (200, NOTE | {"place": "gone"}),
    "GET /notes/4": (500, {}),
    "POST /notes": (201, NOTE),
    "GET /places": (200, {"places": [PIER]}),
    "GET /places/pier": (200, PIER),
    "GET /places/gone": (404, "no JSON"),
    "GET /places/nearest?lat=53.8&lon=8.7&k=4": (200, {"places": [PIER | {"km": 0}, HARBOUR]}),
}


class Stub(BaseHTTPRequestHandler):
    def do_GET(self):
        status, data = ANSWERS[f"{self.command} {self.path}"]
        length = int(self.headers.get("Content-Length") or 0)
        if length and json.loads(self.rfile.read(length))["title"] == "":
            status, data = 400, {"fields": {"title": "must not be empty"}}
        body = (data if isinstance(data, str) else json.dumps(data)).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_args):
        pass


@pytest.fixture(scope="module")
def backend():
    server = HTTPServer(("127.0.0.1", 0), Stub)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def client(backend):
    return create_app(Backend("notes", backend), Backend("places", backend)).test_client()


def test_the_list_escapes_titles_and_names_places(client):
    page = client.get("/").get_data(as_text=True)
    assert "&lt;b&gt;Low&lt;/b&gt; tide" in page
    assert "Old pier" in page


def test_a_note_is_shown_with_places_nearby(client):
    page = client.get("/notes/1").get_data(as_text=True)
    assert "version 3" in page
    assert "Harbour, 0.7 km" in page


def test_a_note_at_a_place_that_is_gone_is_shown(client):
    assert client.get("/notes/3").status_code == 200


def test_an_unknown_note_is_a_page(client):
    response = client.get("/notes/2")
    assert response.status_code == 404
    assert "no such page" in response.get_data(as_text=True)


def test_the_form_lists_places(client):
    assert '<option value="pier">' in client.get("/notes/new").get_data(as_text=True)


def test_a_new_note_leads_to_its_page(client):
    response = client.post("/notes", data={"title": "T", "body": "B", "place": "pier"})
    assert response.status_code == 303
    assert response.headers["Location"] == "/notes/1"


def test_refused_notes_come_back_with_the_reason(client):
    response = client.post("/notes", data={"title": "", "body": "B & C", "place": "pier"})
    assert response.status_code == 400
    assert "must not be empty" in response.get_data(as_text=True)
    assert "B &amp; C" in response.get_data(as_text=True)


def test_an_unknown_place_is_refused(client):
    response = client.post("/notes", data={"title": "T", "body": "B", "place": "moon"})
    assert response.status_code == 400
    assert "one of the places" in response.get_data(as_text=True)


def test_a_failing_backend_is_a_502_page(client):
    response = client.get("/notes/4")
    assert response.status_code == 502
    assert "notes service" in response.get_data(as_text=True)


def test_a_silent_backend_is_a_502_page(monkeypatch, capsys):
    monkeypatch.delenv("SERVICE_URL_NOTES", raising=False)
    response = create_app().test_client().get("/")
    assert response.status_code == 502
    assert '"level": "error"' in capsys.readouterr().out


def test_health_needs_no_backend():
    assert create_app().test_client().get("/healthz").get_json()["service"] == "web"
