"""Finds content/ and templates/, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def content() -> Path:
    """Return the folder of shipped content."""
    return _folder("content")


def templates() -> Path:
    """Return the folder of shipped answer-sheet templates."""
    return _folder("templates")
