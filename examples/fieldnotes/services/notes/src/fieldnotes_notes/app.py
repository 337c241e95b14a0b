"""The HTTP interface of the notes service."""

import os
from pathlib import Path

from flask import Flask, Response, jsonify, request
from flask.typing import ResponseReturnValue

from .excerpt import excerpt
from .observe import observe
from .store import NoteStore, StaleNote, default_path
from .validation import InvalidInput, read_limit, read_note, read_version


def create_app(database: Path | None = None) -> Flask:
    """The WSGI application; the database is ``FIELDNOTES_DATABASE`` where none is given."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = 256 * 1024
    store = NoteStore(database or Path(os.environ.get("FIELDNOTES_DATABASE") or default_path()))
    seed = os.environ.get("FIELDNOTES_SEED", "")
    if seed.isdigit():
        store.seed(int(seed))
    observe(app)
    add_errors(app)
    add_routes(app, store)
    return app


def add_errors(app: Flask) -> None:
    @app.errorhandler(InvalidInput)
    def invalid(error: InvalidInput) -> ResponseReturnValue:
        return jsonify(error="invalid", fields=error.errors), 400

    @app.errorhandler(StaleNote)
    def stale(error: StaleNote) -> ResponseReturnValue:
        current = error.current
        return jsonify(error="stale", version=current.version, note=current.as_dict()), 409


def add_routes(app: Flask, store: NoteStore) -> None:
    @app.get("/notes")
    def list_notes() -> Response:
        notes = store.newest(read_limit(request.args.get("limit")))
        return jsonify(notes=[note.as_dict() for note in notes])

    @app.post("/notes")
    def create_note() -> ResponseReturnValue:
        fields = read_note(request.get_json(silent=True))
        note = store.create(fields.title, fields.body, fields.place)
        return jsonify(note.as_dict()), 201, {"Location": f"/notes/{note.id}"}

    @app.get("/notes/<int:note_id>")
    def get_note(note_id: int) -> ResponseReturnValue:
        note = store.get(note_id)
        return not_found() if note is None else jsonify(note.as_dict())

    @app.get("/notes/<int:note_id>/excerpt")
    def get_excerpt(note_id: int) -> ResponseReturnValue:
        note = store.get(note_id)
        if note is None:
            return not_found()
        return jsonify(id=note.id, title=note.title, excerpt=excerpt(note.body))

    @app.put("/notes/<int:note_id>")
    def update_note(note_id: int) -> ResponseReturnValue:
        data = request.get_json(silent=True)
        fields = read_note(data)
        note = store.update(note_id, read_version(data), fields.title, fields.body, fields.place)
        return not_found() if note is None else jsonify(note.as_dict())

    @app.delete("/notes/<int:note_id>")
    def delete_note(note_id: int) -> ResponseReturnValue:
        return ("", 204) if store.delete(note_id) else not_found()


def not_found() -> ResponseReturnValue:
    return jsonify(error="not found"), 404


app = create_app()
