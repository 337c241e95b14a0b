"""Finds the places nearest to a point."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("fieldnotes-places")
except PackageNotFoundError:  # run from a checkout, without an installation
    __version__ = "0+checkout"
