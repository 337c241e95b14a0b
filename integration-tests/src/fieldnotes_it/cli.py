"""Runs the integration tests that are installed."""

import sys
from pathlib import Path

import pytest


def main() -> int:
    """Entry point of the command; arguments are pytest's. Returns pytest's exit code."""
    # Node ids are relative to the folder of the package, so that they are the same everywhere.
    root = Path(__file__).parent.parent
    return int(
        pytest.main([f"--rootdir={root}", "--pyargs", "fieldnotes_it.integration", *sys.argv[1:]])
    )
