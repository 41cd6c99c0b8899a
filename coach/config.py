"""Where things live and what the person has set; folders and `config.toml`.

`COACH_HOME` puts everything in one folder; otherwise the folders of the platform
(XDG on Linux) are used. Comments and unknown keys in the file are left alone.
"""

import json
import os
import re
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from coach.domain.plan import LEVELS
from coach.domain.settings import THEMES, Settings
from coach.errors import StorageError

_RANGE_WPM = range(60, 301)


@dataclass(frozen=True, slots=True)
class Folders:
    """The person's folders; they need not exist yet."""

    data: Path
    config: Path

    @property
    def database(self) -> Path:
        """The file that holds every session."""
        return self.data / "coach.db"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "config.toml"

    @property
    def edits(self) -> Path:
        """Where a section lies while it is open in the person's own editor."""
        return self.data / "edits"

    @property
    def log(self) -> Path:
        """Where a crash is written down, without any typed text."""
        return self.data / "coach.log"


def folders() -> Folders:
    """Find the folders from the environment.

    Raises:
        StorageError: If no home folder can be found at all.
    """
    home = os.environ.get("COACH_HOME")
    if home:
        try:
            root = Path(home).expanduser().absolute()
        except RuntimeError as error:
            raise StorageError(
                f"COACH_HOME is {home}, and there is no such user.",
                "Set it to a folder that you can write to.",
            ) from error
        return Folders(root, root)
    from platformdirs import user_config_path, user_data_path

    try:
        return Folders(
            user_data_path("coach", appauthor=False),
            user_config_path("coach", appauthor=False),
        )
    except RuntimeError as error:
        raise StorageError(
            "No home folder was found for this user.",
            "Set COACH_HOME to a folder that you can write to.",
        ) from error


def private_folder(path: Path) -> Path:
    """Make a folder that only this person can enter.

    Raises:
        StorageError: If it cannot be made.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {path} cannot be made: {error.strerror}.",
            "Mend the path, or set COACH_HOME to a folder that you can write to.",
        ) from error
    return path


def read_settings(path: Path) -> Settings:
    """Read the settings; what is wrong in the file is told and replaced by defaults."""
    import tomllib

    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        return Settings(faults=(f"{path}: {error}; defaults are used.",))
    settings, faults = Settings(), []
    for field in fields(Settings):
        if field.name == "faults" or field.name not in raw:
            continue
        value = raw[field.name]
        problem = _problem(field.name, value)
        if problem:
            faults.append(f"{path}: {field.name} {problem}.")
        else:
            settings = replace(settings, **{field.name: value})
    return replace(settings, faults=tuple(faults))


def write_settings(path: Path, settings: Settings) -> None:
    """Write the settings, leaving every other line of the file as it is.

    Raises:
        StorageError: If the file cannot be written; the old one is untouched.
    """
    private_folder(path.parent)
    temporary = path.with_suffix(".new")
    try:
        text = path.read_text("utf-8") if path.exists() else ""
        text = _changed(text, settings)
        temporary.write_text(text, "utf-8")
        temporary.chmod(0o600)
        temporary.replace(path)
    except (OSError, ValueError, RecursionError) as error:
        raise StorageError(
            f"The settings could not be written to {path}: {error}.",
            "Mend or move the file; the settings hold until you quit.",
        ) from error


def _problem(name: str, value: Any) -> str:
    if name == "bell":
        return "" if isinstance(value, bool) else "must be true or false"
    if name == "words_a_minute":
        whole = isinstance(value, int) and not isinstance(value, bool)
        good = whole and value in _RANGE_WPM
        return "" if good else "must be a whole number from 60 to 300"
    allowed = LEVELS if name == "level" else THEMES
    return "" if value in allowed else f"must be one of {', '.join(allowed)}"


def _changed(text: str, settings: Settings) -> str:
    """Return the file's text with the settings in it, every other line as it is.

    Raises:
        ValueError: If the text is no TOML, or cannot be changed a line at a time.
    """
    import tomllib

    wanted = {f.name: getattr(settings, f.name) for f in fields(Settings)}
    del wanted["faults"]
    before = tomllib.loads(text)
    for name, value in wanted.items():
        if name not in before or before[name] != value:
            text = _set(text, name, value)
    if tomllib.loads(text) != {**before, **wanted}:
        raise ValueError("its layout cannot be changed a line at a time")
    return text


def _set(text: str, name: str, value: Any) -> str:
    table = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    top, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    known = re.compile(
        rf"""^([ \t]*["']?{name}["']?[ \t]*=[ \t]*)"""
        r"""("[^"\n]*"|'[^'\n]*'|[^\s#"']+)([ \t]*(?:\#.*)?)$""",
        re.MULTILINE,
    )
    if known.search(top):
        return known.sub(lambda m: f"{m[1]}{json.dumps(value)}{m[3]}", top, 1) + rest
    joint = "" if not top or top.endswith("\n") else "\n"
    return f"{top}{joint}{name} = {json.dumps(value)}\n{rest}"
