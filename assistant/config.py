"""What the program remembers between runs: language, colours, criteria. Never anything of a case."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NAME: Final = "settings.toml"
_LARGEST: Final = 10_000
_LONGEST: Final = 40


@dataclass(frozen=True)
class Settings:
    """What has been chosen; None where nothing has. Whether a name is still known, its reader decides."""

    language: str | None = None
    theme: str | None = None
    criteria: str | None = None


def settings_path() -> Path:
    """Return where the settings lie: the platform's folder for them, whichever data folder is used."""
    from platformdirs import user_config_path

    return user_config_path("malsteg", appauthor=False, roaming=False) / _NAME


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings. What is missing, damaged or of a wrong kind counts as not chosen."""
    try:
        with (path or settings_path()).open("rb") as file:
            said = tomllib.loads(file.read(_LARGEST).decode("utf-8"))
    except (OSError, ValueError):
        return Settings()
    names = {name: _name(said.get(name)) for name in ("language", "theme", "criteria")}
    return Settings(**names)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings as a whole or not at all. Failing to is no reason to stop anybody.

    The criteria are an agency's choice and stand in the file by hand; without others they are kept.
    """
    path = path or settings_path()
    chosen = {
        "language": settings.language,
        "theme": settings.theme,
        "criteria": settings.criteria or load_settings(path).criteria,
    }
    # A JSON string is a TOML string too.
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in chosen.items() if value is not None]
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{_NAME}-", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.writelines(lines)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise


def _name(value: object) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= _LONGEST else None
