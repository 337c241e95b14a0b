"""Integration tests of Fieldnotes."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("fieldnotes-integration-tests")
except PackageNotFoundError:  # run from a checkout, without an installation
    __version__ = "0+checkout"

MANIFEST = {
    "schema": 1,
    "version": __version__,
    "kinds": {"integration": "fieldnotes_it.integration"},
}
