"""Checks what clients send."""

from dataclasses import dataclass

LIMITS = {"title": 200, "body": 20_000, "place": 100}


@dataclass(frozen=True)
class NoteInput:
    """The fields of a note that a client may write."""

    title: str
    body: str
    place: str


class InvalidInput(ValueError):
    """What is wrong, by field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("invalid input")
        self.errors = errors


def read_note(data: object) -> NoteInput:
    """The note in a decoded JSON body. Raises InvalidInput."""
    if not isinstance(data, dict):
        raise InvalidInput({"body": "must be a JSON object"})
    errors = {}
    for field, limit in LIMITS.items():
        value = data.get(field)
        if not isinstance(value, str) or not value.strip():
            errors[field] = "must be a text that is not empty"
        elif len(value) > limit:
            errors[field] = f"must have at most {limit} characters"
    if errors:
        raise InvalidInput(errors)
    return NoteInput(data["title"].strip(), data["body"], data["place"].strip())


def read_version(data: object) -> int:
    """The version that a write is based on. Raises InvalidInput."""
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InvalidInput({"version": "must be the version that was read, a whole number from 1"})
    return version


def read_limit(text: str | None) -> int:
    """The number of notes in a list: 1 to 100, 20 by default. Raises InvalidInput."""
    if text is None:
        return 20
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= 100):
        raise InvalidInput({"limit": "must be a whole number from 1 to 100"})
    return int(text)
