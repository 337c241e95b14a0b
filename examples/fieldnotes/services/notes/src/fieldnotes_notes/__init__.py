"""Notes pinned to places, with optimistic versioning."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("fieldnotes-notes")
except PackageNotFoundError:  # run from a checkout, without an installation
    __version__ = "0+checkout"
