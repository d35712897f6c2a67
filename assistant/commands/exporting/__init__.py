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
from assistant.commands.exporting import making
from assistant.commands.exporting.choosing import choose_status, chosen_goals, goals_of
from assistant.commands.exporting.grounds import Handing, agree_on_ground
from assistant.commands.exporting.guarding import Guarded, look_through
from assistant.documents import files
from assistant.errors import UsageError
from assistant.i18n import N_, Language
from assistant.records.telling import telling

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
    case, summaries, named = chosen_goals(records, options.goals, options.kind)
    spoken = Language(options.document_lang or language.code)
    material = goals_of(records, case, summaries, options, today)
    if options.kind == "status":
        picked = choose_status(records, material, options, language, asks=asks, named=named)
        material = replace(material, status=picked)
    ground = agree_on_ground(records, case.id, options, language, today, asks=asks)
    made = making.make(options, spoken, material, form)
    guarded = look_through(made, options, language, asks=asks)
    if guarded is None:
        return _stopped(language)
    handing = Handing(records, case.id, options.kind, form, ground, kept=guarded.kept)
    _write(guarded, target, handing, language, replaced=replaced)
    if options.kind == "status":
        handing.remember(material.status)
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


def _write(
    guarded: Guarded, target: Path | None, handing: Handing, language: Language, *, replaced: bool
) -> None:
    """Note the export and put the document in its place: neither without the other."""
    data = guarded.made.written()

    def note() -> None:
        with telling():
            handing.note()

    if target is None:
        note()
        sys.stdout.write(data.decode("utf-8"))
        return
    files.put_in_place(target, data, replace=replaced, before=note)
    message = N_("%(name)s is written. It is not encrypted: keep it where such papers belong.")
    say(language.text(message, name=str(target)))


def _stopped(language: Language) -> int:
    say(language.text(N_("Nothing has been written.")))
    return _STOPPED
