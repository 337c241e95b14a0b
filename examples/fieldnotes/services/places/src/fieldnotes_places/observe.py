"""What every service shows of itself: health, version, one log line for each request."""

import json
import sys
import time

from flask import Flask, Response, g, jsonify, request

from . import __version__

SERVICE = "places"


def observe(app: Flask) -> None:
    """Add ``/healthz``, the header ``X-Service-Version`` and structured logs to an application."""

    @app.get("/healthz")
    def health() -> Response:
        return jsonify(service=SERVICE, version=__version__, status="ok")

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers["X-Service-Version"] = __version__
        log(
            method=request.method,
            path=request.path,
            status=response.status_code,
            ms=round((time.perf_counter() - g.started) * 1000, 2),
        )
        return response


def log(**fields: object) -> None:
    """Write one line of JSON to stdout."""
    line = {"at": round(time.time(), 3), "service": SERVICE, "version": __version__, **fields}
    sys.stdout.write(json.dumps(line, ensure_ascii=True) + "\n")
    sys.stdout.flush()
