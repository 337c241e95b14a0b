"""The HTTP interface of the places service."""

import math

from flask import Flask, Response, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from .data import PLACES, Place
from .nearest import nearest
from .observe import observe

BY_ID = {place.id: place for place in PLACES}
NUMBERS = {"lat": (-90.0, 90.0), "lon": (-180.0, 180.0)}


class InvalidQuery(ValueError):
    """What is wrong, by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("invalid query")
        self.errors = errors


def create_app() -> Flask:
    """The WSGI application."""
    app = Flask(__name__)
    observe(app)

    @app.errorhandler(InvalidQuery)
    def invalid(error: InvalidQuery) -> ResponseReturnValue:
        return jsonify(error="invalid", fields=error.errors), 400

    @app.get("/places")
    def list_places() -> Response:
        return jsonify(places=[as_dict(place) for place in PLACES])

    @app.get("/places/<place_id>")
    def get_place(place_id: str) -> ResponseReturnValue:
        place = BY_ID.get(place_id)
        return (jsonify(error="not found"), 404) if place is None else jsonify(as_dict(place))

    @app.get("/places/nearest")
    def nearest_places() -> Response:
        latitude, longitude, count = read_query(request.args)
        found = nearest(PLACES, latitude, longitude, count)
        return jsonify(places=[as_dict(place) | {"km": round(km, 3)} for km, place in found])

    return app


def read_query(args: MultiDict[str, str]) -> tuple[float, float, int]:
    """Latitude, longitude and number of places (1 to 20, 5 by default). Raises InvalidQuery."""
    errors: dict[str, str] = {}
    values: list[float] = []
    for field, (low, high) in NUMBERS.items():
        value = read_number(args.get(field, ""))
        if not low <= value <= high:
            errors[field] = f"must be a number from {low:g} to {high:g}"
        values.append(value)
    count = read_number(args.get("k", "5"))
    if not (1 <= count <= 20 and count.is_integer()):
        errors["k"] = "must be a whole number from 1 to 20"
    if errors:
        raise InvalidQuery(errors)
    return values[0], values[1], int(count)


def read_number(text: str) -> float:
    """The number, or NaN, which is in no range."""
    try:
        return float(text[:40])
    except ValueError:
        return math.nan


def as_dict(place: Place) -> dict[str, object]:
    return {"id": place.id, "name": place.name, "lat": place.latitude, "lon": place.longitude}


app = create_app()
