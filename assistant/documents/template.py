"""An agency's own Word templates in place of a built-in document. The fields: docs/documents.md.

A template is filled with data that has been worded already: it can leave things out and put them in another
order, and reach nothing else. What people have written stays text in it.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from assistant.documents.builders.parts import Writing, capital
from assistant.documents.builders.status import change_text, decision_text, done_rows, reached_text
from assistant.documents.material import Material, told
from assistant.documents.model import with_texts
from assistant.documents.writers.signs import holdable
from assistant.errors import UsageError
from assistant.goals.attainment import steps_reached
from assistant.goals.goal import Goal, GoalStatus, Party
from assistant.goals.handing_over import StatusPart
from assistant.goals.scale import GOAL_STEP, STEPS
from assistant.i18n import Language
from assistant.wording.goal import STATUSES, acceptance_text, life_area_text
from assistant.wording.levels import STEP_NAMES

_LONGEST_REASON: Final = 120

_ALWAYS: Final = frozenset(("number", "title", "purpose", "sentence", "by", "status", "draft", "sub_goal"))
_FIELDS_OF: Final = {
    StatusPart.WORDS: ("own_words",),
    StatusPart.RESULT: ("today", "goal", "measure", "reached", "reached_on", "change"),
    StatusPart.STEPS: ("steps",),
    StatusPart.DONE: ("done", "plan"),
    StatusPart.OBSTACLES: ("helped", "hindered"),
    StatusPart.VIEWS: ("worker_view",),
    StatusPart.NEXT: ("next_step", "follow_up"),
}
"""The fields of a goal that a status may tell, by the part that was chosen."""


def find(folder: Path, kind: str, language: str) -> Path | None:
    """Return the template of a kind: the one of the language if there is one, else that of any.

    Raises :class:`UsageError` ``no_such_folder``.
    """
    if not folder.is_dir():
        raise UsageError("no_such_folder", name=str(folder))
    for name in (f"{kind}-{language}.docx", f"{kind}.docx"):
        if (folder / name).is_file():
            return folder / name
    return None


def fields(kind: str, language: Language, material: Material) -> dict[str, Any]:
    """Return every field that a template of a kind can use, worded."""
    writing, choice = Writing(language, material), material.status
    goals = [g for g in material.goals if kind != "status" or not choice.goals or g.id in choice.goals]
    rows = [_goal(writing, goal, number) for number, goal in enumerate(goals, start=1)]
    if kind == "status":
        told_of = _ALWAYS.union(*(_FIELDS_OF.get(part, ()) for part in choice.parts))
        rows = [{name: row[name] if name in told_of else _emptied(row[name]) for name in row} for row in rows]
    found = {
        "name": material.alias,
        "caseworker": material.worker,
        "date": language.long_date(material.today),
        "language": language.code,
        "practice": material.practice,
        "goals": rows,
    }
    return with_texts(found, holdable)


def _emptied(value: Any) -> Any:
    return [] if isinstance(value, list) else ""


def _goal(writing: Writing, goal: Goal, number: int) -> dict[str, Any]:
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    said = told(goal) if latest is None else goal.measured_by(latest)
    language = writing.language

    def day(value: Any) -> str:
        return "" if value is None else language.long_date(value)

    def answer(party: Party) -> str:
        acceptance = said.acceptance(party)
        return writing.or_not_yet(None if acceptance is None else acceptance_text(language, acceptance))

    return {
        "number": number,
        "sub_goal": goal.parent_id is not None,
        "title": writing.name_of(said),
        "sentence": writing.sentence(said),
        "status": language.text(STATUSES[goal.status]),
        "draft": goal.status is GoalStatus.DRAFT,
        "purpose": writing.or_not_yet(said.purpose),
        "part_of_life": life_area_text(language, said.life_area) if said.life_area else "",
        "own_words": said.wish or "",
        "severity": "" if said.severity is None else str(said.severity),
        "measure": writing.or_not_yet(writing.measure(said)),
        "who_counts": said.counting or "",
        "today": writing.or_not_yet(writing.level(said, "baseline_level")),
        "goal": writing.or_not_yet(writing.level(said, "expected_level")),
        "outcome": said.outcome or "",
        "lasting": said.lasting or "",
        "by": writing.day(said.deadline),
        "follow_up": writing.day(writing.follow_up_day(goal)),
        "client_does": said.demands or "",
        "helps": said.helps or "",
        "obstacles": said.obstacles or "",
        "importance": "" if said.importance is None else str(said.importance),
        "responsible": writing.responsible(said),
        "plan": [part.model_dump() for part in said.plan or ()],
        "steps": _steps(writing, goal),
        "client_answer": answer(Party.CLIENT),
        "worker_answer": answer(Party.WORKER),
        "reached": "" if latest is None else reached_text(writing, said, latest),
        "reached_on": "" if latest is None else day(latest.day),
        "change": "" if latest is None else change_text(writing, said, latest),
        "done": [] if latest is None else [{"what": w, "how": h} for w, h in done_rows(writing, latest)],
        "helped": "" if latest is None else latest.answers.helped or "",
        "hindered": "" if latest is None else latest.answers.hindered or "",
        "worker_view": "" if latest is None else latest.answers.worker_view or "",
        "next_step": writing.or_not_yet(decision_text(writing, goal, latest)),
    }


def _steps(writing: Writing, goal: Goal) -> list[dict[str, Any]]:
    latest = goal.follow_ups[-1] if goal.follow_ups else None
    said = told(goal) if latest is None else goal.measured_by(latest)
    reached = () if latest is None else steps_reached(said, latest.answers)
    return [
        {
            "number": number,
            "level": number - GOAL_STEP,
            "name": capital(writing.text(STEP_NAMES[number])),
            "text": writing.step_text(said, number),
            "start": said.start_step == number,
            "goal": number == GOAL_STEP,
            "reached": number in reached,
        }
        for number in reversed(STEPS)
    ]


def fill(template: Path, data: dict[str, Any]) -> bytes:
    """Fill a template.

    Raises :class:`UsageError`: ``template_not_document`` (name), ``template_field`` (name, field) for a field
    that there is not, ``template_broken`` (name, reason).
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError, UndefinedError
    from jinja2.sandbox import SandboxedEnvironment

    # Text stays text: what is put in is escaped, and a template can reach nothing but its data.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    out = BytesIO()
    try:
        document = DocxTemplate(BytesIO(template.read_bytes()))
        document.init_docx()
    except OSError:
        raise UsageError("file_unreadable", name=template.name) from None
    except Exception:  # noqa: BLE001 - whatever the libraries say of what is no Word document
        raise UsageError("template_not_document", name=template.name) from None
    try:
        document.render(data, jinja_env=environment, autoescape=True)
        document.save(out)
    except UndefinedError as problem:
        raise UsageError("template_field", name=template.name, field=_field(str(problem))) from None
    except TemplateError as problem:
        reason = " ".join(str(problem).split())[:_LONGEST_REASON]
        raise UsageError("template_broken", name=template.name, reason=reason) from None
    except Exception as problem:  # noqa: BLE001 - lxml, for one, on fields that cut across paragraphs
        raise UsageError("template_broken", name=template.name, reason=type(problem).__name__) from None
    return out.getvalue()


def _field(message: str) -> str:
    """Return the name of the field that jinja says there is not."""
    quoted: list[str] = re.findall(r"'([^']+)'", message)
    if "has no attribute" in message and len(quoted) > 1:
        return quoted[-1]
    return quoted[0] if quoted else message[:_LONGEST_REASON]
