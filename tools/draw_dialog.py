"""Draw the formulating conversation from the code: ``docs/dialog.md``.

``python3 run.py python tools/draw_dialog.py`` writes it; with ``--check`` it changes nothing and returns 1 if
the drawing is no longer what the code says.

`transitions` can draw its own machines, but this one has a state a question and four moves a state: two
hundred arrows that hide the little that is worth seeing. So the parts are drawn with the moves between them,
read off the machine, and inside each part the order in which questions really follow one another, found by
holding the conversation in every way that decides which questions are asked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from assistant.dialogs import answers as kinds
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.machine import CHECK, DONE, build_machine
from assistant.dialogs.question import Given, Question, always
from assistant.dialogs.questions.agreement import AGREEMENT, CLOSING
from assistant.dialogs.questions.beginning import BEGINNING
from assistant.dialogs.questions.levels import LEVELS
from assistant.dialogs.questions.measuring import MEASURING
from assistant.errors import AnswerError
from assistant.i18n import Language

Asked = Question[GoalDraft]

TARGET: Final = Path(__file__).resolve().parent.parent / "docs" / "dialog.md"
PARTS: Final[dict[str, tuple[Asked, ...]]] = {
    "beginning": BEGINNING,
    "measuring": MEASURING,
    "levels": LEVELS,
    "agreement": AGREEMENT,
    "closing": CLOSING,
}
HEADINGS: Final = {
    "beginning": "Whose goal, and what should happen",
    "measuring": "How we will know",
    "levels": "Today, the level expected, and the dates",
    "agreement": "Realism, importance, plan and the five steps",
    "closing": "Do both say yes?",
}
DECIDING: Final = ("people", "direction", "measure_kind", "period", "instrument", "worker_agrees")
"""The answers that decide what else is asked: each of them is tried in every way."""

KINDS: Final[dict[type, str]] = {
    kinds.Words: "words",
    kinds.Name: "a few words on one line",
    kinds.Rating: "a number 0-10",
    kinds.Level: "a level in the measure",
    kinds.Levels: "a level or a range in the measure",
    kinds.Range: "a lowest and a highest value",
    kinds.Day: "a date ahead",
    kinds.Actions: "lines of what; who; how often",
    kinds.Acceptances: "yes / yes, but … / not yet",
    kinds.Steps: "where the five steps begin, and their words",
}
IN_ONE_SENTENCE: Final = {"sentence", "understood"}
"""The questions of a quick draft alone. Otherwise it meets the same ones, fewer of them."""

MOST_OPTIONS: Final = 4
TODAY: Final = date(2026, 11, 23)
ENGLISH: Final = Language("en")

INTRODUCTION: Final = """# The conversation, drawn from the code

Written by `tools/draw_dialog.py`; change the questions in `assistant/dialogs/questions/`, not this file.

A pair can answer, say "we don't know yet", go back, look at all answers on the check page, change one and
return there, and pause anywhere. A pair in a hurry begins with the whole goal in one sentence and is asked
only what it leaves out and a goal cannot be without; the rest can be filled in on the check page. The engine
(`assistant/dialogs/conversation.py`) walks one step at a time along the questions and passes those that do
not apply; what applies is asked of the dialog.
"""


@dataclass
class Seen:
    """What holding the conversation in every deciding way has shown."""

    follows: dict[tuple[str, str], None] = field(default_factory=dict)
    asks: dict[str, dict[str, None]] = field(default_factory=dict)
    answers: dict[str, dict[str, None]] = field(default_factory=dict)

    def question(self, before: str, question: Asked, draft: GoalDraft) -> None:
        """Note that a question was asked, and after which."""
        name = question.name
        self.follows[before, name] = None
        self.asks.setdefault(name, {})[ENGLISH.text(question.wording_for(draft).ask)] = None
        self.answers.setdefault(name, {})[kind_of(question, draft)] = None


def kind_of(question: Asked, draft: GoalDraft) -> str:
    """Name the kind of answer a question takes."""
    kind = question.answers_for(draft)
    if isinstance(kind, kinds.Choice):
        options = options_of(kind, draft)
        own = ", or own words" if kind.own_words else ""
        if len(options) > MOST_OPTIONS:
            return f"one of {len(options)}{own}"
        if callable(question.answers):
            # Made of the draft, so its words are the pair's and not the dialog's.
            return f"one of {len(options)} of their own{own}"
        return " / ".join(option.words or ENGLISH.text(option.label) for option in options) + own
    if type(kind) is kinds.WholeNumber:
        return f"a whole number {kind.low}-{kind.high}"
    return KINDS[type(kind)]


def options_of(kind: kinds.Choice, draft: GoalDraft) -> tuple[kinds.Option, ...]:
    """Return the options of a choice as they are after these answers."""
    return kind.options(draft) if callable(kind.options) else kind.options


def hold_in_every_way() -> Seen:
    """Hold the conversation with and without a case, talkative and silent, over every deciding answer."""
    seen = Seen()
    context = Context(TODAY, ENGLISH)
    questions = (*FORMULATE.questions, *FORMULATE.closing)
    done: set[tuple[int, str, str, bool]] = set()

    def walk(at: int, before: str, draft: GoalDraft, talkative: bool) -> None:
        here = (at, before, draft.model_dump_json(), talkative)
        if here in done:
            return
        done.add(here)
        while at < len(questions) and not _met(questions[at], draft):
            at += 1
        if at == len(questions):
            seen.follows[before, DONE] = None
            return
        question = questions[at]
        if not draft.quick or {before, question.name} & IN_ONE_SENTENCE:
            seen.question(before, question, draft)
        for value in tried(question, draft, context, talkative):
            following = draft.model_copy(update={question.name: value})
            if question.fills is not None and value is not None:
                given = Given(question.name, value, None, None, following, context)
                following = following.model_copy(update=dict(question.fills(given)))
            walk(at + 1, question.name, following, talkative)

    for talkative in (True, False):
        for new_case in (True, False):
            walk(0, "", GoalDraft(new_case=new_case), talkative)
    walk(0, "", GoalDraft(quick=True), talkative=True)
    unreached = [question.name for question in questions if question.name not in seen.asks]
    if unreached:
        raise SystemExit(f"never asked, whatever DECIDING holds: {', '.join(unreached)}")
    return seen


def _met(question: Asked, draft: GoalDraft) -> bool:
    """Tell whether a question is asked now; in a hurry, only what is needed and not known."""
    if not question.ask_if(draft):
        return False
    waits = not question.essential or getattr(draft, question.name) is not None
    return not (FORMULATE.hurried(draft) and waits)


def tried(question: Asked, draft: GoalDraft, context: Context, talkative: bool) -> Iterator[object]:
    """Yield the answers worth trying to tell what is asked next; None is "we don't know yet"."""
    kind = question.answers_for(draft)
    if question.name in DECIDING and isinstance(kind, kinds.Choice):
        yield None
        yield from (option.value for option in options_of(kind, draft))
    elif talkative:
        yield sample(question, draft, context)
    else:
        yield None


def sample(question: Asked, draft: GoalDraft, context: Context) -> object | None:
    """Return the question's own example as an answer, its suggestion if that does not fit, else None."""
    try:
        example = ENGLISH.text(question.wording_for(draft).example)
        return question.answers_for(draft).read(example, draft, context)
    except AnswerError:
        return question.suggest(draft, context) if question.suggest else None


def condition(question: Asked) -> str:
    """Say when a question is asked: what its predicate says of itself."""
    if question.ask_if is always:
        return ""
    said = " ".join((question.ask_if.__doc__ or "").split()).rstrip(".")
    if not said:
        raise SystemExit(f"{question.name}: say in the docstring of its ask_if when it is asked")
    return said[0].lower() + said[1:]


def part_of(state: str) -> str:
    """Return which part of the conversation a state of the machine belongs to."""
    return next((part for part, asked in PARTS.items() if any(q.name == state for q in asked)), state)


def overview() -> Iterator[str]:
    """Draw the parts and every move between them, from the machine itself."""
    machine = build_machine(FORMULATE, _Position(), FORMULATE.questions[0].name, lambda: True)
    moves: dict[tuple[str, str], list[str]] = {}
    for trigger, event in machine.events.items():
        for transitions in event.transitions.values():
            for transition in transitions:
                ends = part_of(transition.source), part_of(str(transition.dest))
                known = moves.setdefault(ends, [])
                if ends[0] != ends[1] and trigger not in known:
                    known.append(trigger)
    yield "stateDiagram-v2"
    yield f"    [*] --> {part_of(str(machine.initial))}"
    for (source, dest), triggers in moves.items():
        if triggers:
            yield f"    {source} --> {dest}: {', '.join(triggers)}"
    yield f"    {DONE} --> [*]"


class _Position:
    """Something for the machine to move."""


def drawing(part: str, seen: Seen) -> Iterator[str]:
    """Draw the order of one part's questions; an arrow says when it is taken unless it always may be."""
    questions = {question.name: question for question in PARTS[part]}
    drawn: dict[str, None] = {}
    for before, name in seen.follows:
        source = before if before in questions else "[*]"
        dest = name if name in questions else "[*]"
        if source == dest == "[*]":
            continue
        when = condition(questions[dest]) if dest in questions else ""
        if source in questions and condition(questions[source]) == when:
            when = ""
        drawn[f"    {source} --> {dest}{f': {when}' if when else ''}"] = None
    yield "stateDiagram-v2"
    yield from sorted(drawn, key=lambda line: _order(line, list(questions)))


def _order(line: str, names: list[str]) -> tuple[int, int]:
    source, _, dest = line.strip().partition(" --> ")
    places = ["[*]", *names]
    target = dest.partition(":")[0]
    return places.index(source), places.index(target) if target != "[*]" else len(places)


def table(part: str, seen: Seen) -> Iterator[str]:
    """List one part's questions."""
    yield "| name | asked | when | in a hurry | answer | if it changes, look again at |"
    yield "|---|---|---|---|---|---|"
    for question in PARTS[part]:
        name = question.name
        cells = (
            f"`{name}`",
            "<br>".join(seen.asks[name]),
            condition(question) or "always",
            "if not known" if question.essential else "later",
            "<br>".join(seen.answers[name]) + (" (needed)" if question.required else ""),
            ", ".join(question.unsettles),
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def document() -> str:
    """Return the whole of ``docs/dialog.md``."""
    together = [question.name for part in PARTS.values() for question in part]
    if together != [question.name for question in (*FORMULATE.questions, *FORMULATE.closing)]:
        raise SystemExit("PARTS is no longer the whole of the dialog")
    seen = hold_in_every_way()
    lines = [INTRODUCTION, "```mermaid", *overview(), "```", ""]
    lines += [
        f"`{CHECK}` is the page of all answers. `revisit` takes a question by name; `accept` is",
        "possible only when nothing stands in the way: each of the two has said yes, and the goal lacks",
        "nothing an agreement needs.",
        "",
    ]
    for part, heading in HEADINGS.items():
        lines += [f"## {heading}", "", "```mermaid", *drawing(part, seen), "```", "", *table(part, seen), ""]
    return "\n".join(lines)


def main() -> int:
    """Write the drawing, or with ``--check`` compare it with what is there."""
    drawn = document()
    if sys.argv[1:] == ["--check"]:
        if TARGET.exists() and TARGET.read_text(encoding="utf-8") == drawn:
            return 0
        print("docs/dialog.md is not what the code says: run tools/draw_dialog.py", file=sys.stderr)
        return 1
    TARGET.write_text(drawn, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
