import os
import tempfile
from pathlib import Path

import pytest

# The module makes its application when it is imported; tests must not share a database with others.
os.environ["FIELDNOTES_DATABASE"] = str(Path(tempfile.mkdtemp(prefix="fieldnotes-")) / "import.db")


@pytest.fixture
def client(tmp_path):
    from fieldnotes_notes.app import create_app

    return create_app(tmp_path / "notes.db").test_client()


@pytest.fixture
def note(client):
    fields = {"title": "Low tide", "body": "Two seals near the steps.", "place": "pier"}
    return client.post("/notes", json=fields).get_json()
