"""``malsteg store erase``: erase a case for good; propose those past the unit's time limit."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from assistant.commands import passphrase
from assistant.commands.access import open_records
from assistant.commands.output import write_json
from assistant.config import load_settings, settings_path
from assistant.errors import UsageError
from assistant.i18n import N_, Language
from assistant.records import Records, care


def run(options: Namespace, language: Language, today: date) -> int:
    """Erase the case, or list those that are due."""
    if options.due:
        return _list_due(options, language, today)
    if not options.yes and not passphrase.somebody_answers():
        raise UsageError("yes_needed")
    records = open_records(options, language, today, to_read=True)
    case_id, name = _find(records, options.case)
    if not options.yes and not _confirmed(records, case_id, name, language):
        sys.stderr.write(language.text(N_("Nothing has been erased.")) + "\n")
        return 1
    care.erase(records, case_id)
    for message in (
        N_("%(case)s has been erased from this folder."),
        N_("Backups made earlier still hold the case. See to it that they are erased too."),
    ):
        sys.stdout.write(language.text(message, case=name) + "\n")
    return 0


def _find(records: Records, wanted: str) -> tuple[str, str]:
    """Find a case by its alias or its id, damaged ones too; return its id, and its alias or else the id.

    Raises :class:`UsageError` ``unknown_case`` or ``several_cases``: what is erased is never guessed.
    """
    aliases = records.known_aliases()
    ids = {*records.folder.names(), *records.folder.lost(), *aliases}
    named = [case_id for case_id in ids if aliases.get(case_id, "").casefold() == wanted.casefold()]
    found = [wanted] if wanted in ids else named
    if not found:
        raise UsageError("unknown_case", case=wanted)
    if len(found) > 1:
        raise UsageError("several_cases", case=wanted, ids=", ".join(sorted(found)))
    return found[0], aliases.get(found[0], found[0])


def _confirmed(records: Records, case_id: str, name: str, language: Language) -> bool:
    """Say what is erased, and have its name typed."""
    goals = next((len(case.goals) for case in records.overview().cases if case.id == case_id), None)
    if goals is not None:
        what = language.plural("%(number)s goal", "%(number)s goals", goals)
        sys.stderr.write(f"{name}: {what}\n")
    message = N_("This cannot be undone. Write %(case)s to erase the case with everything in it:")
    typed = passphrase.ask_line(language.text(message, case=name), sys.stderr)
    return typed.casefold() == name.casefold()


def _list_due(options: Namespace, language: Language, today: date) -> int:
    """List the cases past the limit; nothing is erased."""
    months = load_settings().keep_months
    if not months:
        raise UsageError("no_limit", path=str(settings_path()))
    records = open_records(options, language, today, to_read=True)
    due = care.past_limit(records, months)
    for case in due:
        if options.json:
            write_json({"id": case.id, "case": case.alias, "last_active": case.last_active.isoformat()})
        else:
            last = language.text(N_("last touched %(date)s"), date=language.long_date(case.last_active))
            sys.stdout.write(f"{case.alias}  {last}\n")
    said = language.plural(
        "%(number)s case is past the limit of %(months)s months. Look at it before you erase it.",
        "%(number)s cases are past the limit of %(months)s months. Look at each before you erase it.",
        len(due),
        months=months,
    )
    if not due:
        said = language.text(N_("No case is past the limit of %(months)s months."), months=months)
    sys.stderr.write(said + "\n")
    return 0
