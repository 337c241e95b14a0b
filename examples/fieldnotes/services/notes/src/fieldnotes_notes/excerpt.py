"""The short form of a note."""

LENGTH = 80


def excerpt(text: str, length: int = LENGTH) -> str:
    """The text in one line, cut at the last space before ``length`` characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    space = line.rfind(" ", 0, length)
    return line[: space if space > 0 else length] + "…"
