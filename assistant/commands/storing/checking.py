"""``malsteg store check``: read everything, say what is wrong, and bring back what can be."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import date

from assistant.commands import passphrase
from assistant.commands.access import open_records
from assistant.commands.moments import iso, moment_in_words
from assistant.commands.output import write_json
from assistant.commands.passphrase import worded
from assistant.commands.progress import FileProgress
from assistant.errors import UsageError, WorkError
from assistant.i18n import N_, Language
from assistant.records import Records, care

_MENDABLE = frozenset({"damaged", "lost"})


def run(options: Namespace, language: Language, today: date) -> int:
    """Say what was found; 1 if anything is wrong and has not been mended."""
    if options.mend and not options.yes and not passphrase.somebody_answers():
        raise UsageError("yes_needed")
    records = open_records(options, language, today, to_read=True)
    with FileProgress(language) as progress:
        report = care.check(records, progress)
    mended = _mend(records, report, options, language) if options.mend else {}
    if options.json:
        write_json(_fields(report, mended, language))
    else:
        _say(report, mended, language)
    return 1 if len(report.findings) > len(mended) else 0


def _mend(
    records: Records, report: care.CheckReport, options: Namespace, language: Language
) -> dict[str, str | None]:
    """Bring damaged cases back, each after a yes; return when what was brought back was written, by case."""
    mended: dict[str, str | None] = {}
    for finding in report.findings:
        if finding.case_id is None or finding.saved_at is None or finding.problem.code not in _MENDABLE:
            continue
        if not options.yes and not _wanted(finding, language):
            continue
        try:
            brought = care.bring_back(records, finding.case_id)
        except WorkError as problem:
            sys.stderr.write(worded(problem, language) + "\n")
        else:
            mended[finding.case_id] = iso(brought)
    return mended


def _wanted(finding: care.Finding, language: Language) -> bool:
    """Say what is wrong, and ask until the answer is yes or no."""
    sys.stderr.write(_line(finding, language) + "\n")
    yes, no = language.text(N_("yes")), language.text(N_("no"))
    prompt = language.text(
        N_("Bring it back? What was written after that is not in it. (%(yes)s/%(no)s)"), yes=yes, no=no
    )
    while True:
        answer = passphrase.ask_line(prompt, sys.stderr).casefold()
        if answer and yes.casefold().startswith(answer):
            return True
        if answer and no.casefold().startswith(answer):
            return False


def _say(report: care.CheckReport, mended: dict[str, str | None], language: Language) -> None:
    for finding in report.findings:
        line = _line(finding, language)
        if finding.case_id in mended:
            line += " " + language.text(N_("It has been brought back."))
        sys.stdout.write(line + "\n")
    sys.stdout.write(_summary(report, len(report.findings) - len(mended), language) + "\n")


def _summary(report: care.CheckReport, wrong: int, language: Language) -> str:
    parts = [
        language.plural("%(number)s case read.", "%(number)s cases read.", report.cases),
        language.plural("%(number)s thing is wrong.", "%(number)s things are wrong.", wrong)
        if wrong
        else language.text(N_("All is well.")),
        language.text(N_("The folder is encrypted."))
        if report.encrypted
        else language.text(N_("The folder is not encrypted: everybody who can open it can read the cases.")),
    ]
    return " ".join(parts)


def _line(finding: care.Finding, language: Language) -> str:
    """Say whose it is, what is wrong, and when what can be brought back was saved."""
    line = worded(finding.problem, language)
    whose = finding.alias or finding.case_id
    if whose is not None:
        line = f"{whose}: {line}"
    if finding.saved_at is not None and finding.problem.code in _MENDABLE:
        back = N_("What was saved on %(moment)s can be brought back.")
        line += " " + language.text(back, moment=moment_in_words(language, finding.saved_at))
    return line


def _fields(report: care.CheckReport, mended: dict[str, str | None], language: Language) -> dict[str, object]:
    return {
        "cases": report.cases,
        "encrypted": report.encrypted,
        "findings": [
            {
                "case": finding.alias,
                "id": finding.case_id,
                "problem": finding.problem.code,
                "message": worded(finding.problem, language),
                "saved_at": iso(finding.saved_at),
                "mended": finding.case_id in mended,
            }
            for finding in report.findings
        ],
    }
