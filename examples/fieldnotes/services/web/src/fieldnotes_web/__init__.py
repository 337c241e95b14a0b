"""The pages of Fieldnotes."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("fieldnotes-web")
except PackageNotFoundError:  # run from a checkout, without an installation
    __version__ = "0+checkout"
