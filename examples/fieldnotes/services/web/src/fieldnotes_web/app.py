"""The pages: list, new note, one note."""

from flask import Flask, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from .backends import Backend, BackendDown, from_environment
from .observe import log, observe


def create_app(notes: Backend | None = None, places: Backend | None = None) -> Flask:
    """The WSGI application; backends come from the environment where none are given."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 256 * 1024
    observe(app)
    add_errors(app)
    add_routes(app, notes or from_environment("notes"), places or from_environment("places"))
    return app


def add_errors(app: Flask) -> None:
    @app.errorhandler(BackendDown)
    def down(error: BackendDown) -> ResponseReturnValue:
        log(level="error", message=str(error))
        return render_template("down.html", service=error.service), 502

    @app.errorhandler(404)
    def missing(_error: Exception) -> ResponseReturnValue:
        return render_template("missing.html"), 404


def add_routes(app: Flask, notes: Backend, places: Backend) -> None:
    def place_names() -> dict[str, str]:
        return {place["id"]: place["name"] for place in places.get("/places").data["places"]}

    @app.get("/")
    def index() -> str:
        found = notes.get("/notes", limit=20).data["notes"]
        return render_template("index.html", notes=found, places=place_names())

    @app.get("/notes/new")
    def new() -> str:
        return render_template("new.html", places=place_names(), fields={}, errors={})

    @app.post("/notes")
    def create() -> ResponseReturnValue:
        fields = {name: request.form.get(name, "") for name in ("title", "body", "place")}
        names = place_names()
        if fields["place"] not in names:
            errors = {"place": "must be one of the places"}
            return render_template("new.html", places=names, fields=fields, errors=errors), 400
        answer = notes.post("/notes", fields)
        if answer.status != 201:
            errors = answer.data.get("fields", {})
            return render_template("new.html", places=names, fields=fields, errors=errors), 400
        return redirect(f"/notes/{int(answer.data['id'])}", 303)

    @app.get("/notes/<int:note_id>")
    def view(note_id: int) -> str:
        answer = notes.get(f"/notes/{note_id}")
        if answer.status == 404:
            abort(404)
        place = places.get(f"/places/{answer.data['place']}")
        near = []
        if place.status == 200:
            point = {"lat": place.data["lat"], "lon": place.data["lon"], "k": 4}
            near = places.get("/places/nearest", **point).data["places"][1:]
        return render_template("view.html", note=answer.data, place=place.data, near=near)


app = create_app()
