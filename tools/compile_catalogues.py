"""Hatch build hook: compile the gettext catalogues, for wheels and editable installs alike."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes every ``.po`` under ``assistant/locales`` beside itself as ``.mo``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files are collected."""
        sys.path.insert(0, str(Path(self.root, "tools")))
        from catalogues import compile_all

        compile_all(Path(self.root))
