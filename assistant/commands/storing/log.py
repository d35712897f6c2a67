"""``malsteg store log``: who did what, and when; nothing of what is in the cases."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from assistant.commands.access import open_records
from assistant.commands.moments import iso, moment_in_words
from assistant.commands.output import write_json
from assistant.commands.passphrase import worded
from assistant.errors import WorkError
from assistant.i18n import N_, Language
from assistant.records import care
from assistant.records.journal import JournalEntry, reference
from assistant.records.telling import telling
from assistant.wording.deeds import deed_text


def run(options: Namespace, language: Language, today: date) -> int:
    """List what was done; 1 if the log is not as it was written."""
    records = open_records(options, language, today, to_read=True)
    aliases = records.known_aliases()
    ids = {reference(case_id): case_id for case_id in {*records.folder.names(), *records.folder.lost()}}
    wanted = reference(records.find_case(options.case).id) if options.case else None
    with telling():
        entries = records.journal.entries()
    for entry in entries:
        if wanted not in (None, entry.case):
            continue
        case_id = ids.get(entry.case) if entry.case is not None else None
        alias = aliases.get(case_id) if case_id is not None else None
        if options.json:
            write_json(_fields(entry, case_id, alias))
        else:
            sys.stdout.write(_line(entry, alias or case_id, language) + "\n")
    sys.stdout.flush()
    return _tell_flaws(care.log_problems(records), language)


def _line(entry: JournalEntry, name: str | None, language: Language) -> str:
    case = name if name is not None else language.text(N_("a case that has been erased"))
    who = entry.who or language.text(N_("somebody"))
    deed = deed_text(language, entry.what, case=case)
    # Of a document: its kind, its format and the ground, by the names they have on the command line.
    details = f" ({', '.join(entry.details.values())})" if entry.details else ""
    return f"{moment_in_words(language, entry.at)}  {who}  {deed}{details}"


def _fields(entry: JournalEntry, case_id: str | None, alias: str | None) -> dict[str, object]:
    return {
        "at": iso(entry.at),
        "who": entry.who,
        "what": entry.what,
        "case": alias,
        "id": case_id,
        "reference": entry.case,
        "details": entry.details,
    }


def _tell_flaws(flaws: tuple[WorkError, ...], language: Language) -> int:
    for flaw in flaws:
        sys.stderr.write(worded(flaw, language) + "\n")
    return 1 if flaws else 0
