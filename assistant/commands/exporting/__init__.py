"""``malsteg export``: documents, FHIR and spreadsheets of goals, on a ground and with a trace."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from assistant.commands import passphrase
from assistant.commands.access import open_records
from assistant.commands.asking import ask_yes, say
from assistant.commands.exporting.choosing import choose_status
from assistant.commands.exporting.grounds import agree_on_ground
from assistant.commands.exporting.guarding import look_through
from assistant.documents import files
from assistant.errors import UsageError
from assistant.handing import making
from assistant.handing.choosing import find_goals, material_of
from assistant.handing.over import Handing
from assistant.i18n import N_, Language

STDOUT: Final = "-"
_STOPPED: Final = 1


def run(options: Namespace, language: Language, today: date) -> int:
    """Make what was asked for; 1 if the worker stopped it."""
    target, form = _target(options)
    making.check_form(options.kind, form)
    asks = passphrase.somebody_answers()
    replaced = _may_replace(target, options, language, asks=asks)
    if replaced is None:
        return _stopped(language)
    records = open_records(options, language, today, to_read=True)
    case, summaries, named = find_goals(records, options.goals, options.kind)
    material = material_of(
        records,
        case,
        summaries,
        worker=options.worker or "",
        weeks=options.weeks,
        practice=options.practice,
    )
    if options.kind == "status":
        chosen = choose_status(records, material, options, language, asks=asks, named=named)
        material = replace(material, status=chosen)
    agreed = agree_on_ground(records, case.id, options, language, today, asks=asks)
    spoken = Language(options.document_lang or language.code)
    templates = making.own_templates(options.templates)
    made = making.make(options.kind, form, spoken, material, fhir=options.fhir, templates=templates)
    guarded = look_through(made, options, language, asks=asks)
    if guarded is None:
        return _stopped(language)
    _hand_over(
        Handing(records, case.id, guarded.made, agreed, guarded.kept), target, language, replaced=replaced
    )
    return 0


def _target(options: Namespace) -> tuple[Path | None, str]:
    """Return where the document goes, None for standard output, and its format."""
    if options.to in (None, STDOUT):
        return None, making.FORM_ON_SCREEN.get(options.kind, "txt")
    target = Path(options.to).expanduser()
    return target, target.suffix.removeprefix(".").lower()


def _may_replace(target: Path | None, options: Namespace, language: Language, *, asks: bool) -> bool | None:
    """Say whether a file that is there may be replaced; None if the worker said that it may not."""
    if target is None:
        return False
    try:
        files.check_place(target, replace=options.force)
    except UsageError as problem:
        if problem.code != "file_exists" or not asks:
            raise
        message = N_("%(name)s is there already. Replace it?")
        return True if ask_yes(language, language.text(message, name=str(target))) else None
    return bool(options.force)


def _hand_over(handing: Handing, target: Path | None, language: Language, *, replaced: bool) -> None:
    if target is None:
        sys.stdout.write(handing.text())
        return
    handing.put(target, replace=replaced)
    message = N_("%(name)s is written. It is not encrypted: keep it where such papers belong.")
    say(language.text(message, name=str(target)))


def _stopped(language: Language) -> int:
    say(language.text(N_("Nothing has been written.")))
    return _STOPPED
