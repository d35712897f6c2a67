"""``malsteg store``: care of what is kept, a module for each kind of care."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from importlib import import_module
from typing import Final

from assistant.i18n import Language

_MODULES: Final = {
    "check": "checking",
    "backup": "copying",
    "restore": "copying",
    "erase": "erasing",
    "key": "keys",
    "log": "log",
}


def run(options: Namespace, language: Language, today: date) -> int:
    """Do what was asked for."""
    module = import_module(f"{__name__}.{_MODULES[options.care]}")
    status: int = module.run(options, language, today)
    return status
