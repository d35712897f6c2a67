"""What the program remembers between runs: language, colours, criteria. Never anything of a case."""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

_NAME: Final = "settings.toml"
_LARGEST: Final = 10_000
_LONGEST: Final = 40
_MOST: Final = 10_000
_LONGEST_PATH: Final = 1_000
LOCK_AFTER_MINUTES: Final = 10
"""Unless something else is set: a break, and nobody else's eyes."""

_BY_HAND: Final = ("criteria", "lock_after_minutes", "keep_months", "templates", "exercises")
"""An agency's choices, which stand in the file by hand."""


@dataclass(frozen=True)
class Settings:
    """What has been chosen; None where nothing has. Whether a name is still known, its reader decides."""

    language: str | None = None
    theme: str | None = None
    criteria: str | None = None
    lock_after_minutes: int | None = None
    """Minutes without a key or a click after which an encrypted folder is locked; 0: never."""
    keep_months: int | None = None
    """Months without anything happening after which a case is proposed for erasure."""
    templates: str | None = None
    """The folder of an agency's own Word templates."""
    exercises: str | None = None
    """The folder of a unit's own exercises for practice."""

    @property
    def lock_after(self) -> float | None:
        """Seconds after which an encrypted folder is locked by itself, None for never."""
        minutes = LOCK_AFTER_MINUTES if self.lock_after_minutes is None else self.lock_after_minutes
        return 60.0 * minutes if minutes else None


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
    return Settings(
        language=_name(said.get("language")),
        theme=_name(said.get("theme")),
        criteria=_name(said.get("criteria")),
        lock_after_minutes=_number(said.get("lock_after_minutes")),
        keep_months=_number(said.get("keep_months")),
        templates=_path(said.get("templates")),
        exercises=_path(said.get("exercises")),
    )


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the settings as a whole or not at all. Failing to is no reason to stop anybody.

    An agency's choices stand in the file by hand; without others they are kept.
    """
    path = path or settings_path()
    earlier, chosen = load_settings(path), asdict(settings)
    for name in _BY_HAND:
        chosen[name] = getattr(earlier, name) if chosen[name] is None else chosen[name]
    # A JSON string or number is a TOML one too.
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


def _path(value: object) -> str | None:
    return value if isinstance(value, str) and 0 < len(value) <= _LONGEST_PATH else None


def _number(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= _MOST else None
