"""Draw the conversations from the code: ``docs/dialog.md``.

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
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from assistant.dialogs import answers as kinds
from assistant.dialogs.context import Context
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.follow_up import FOLLOW_UP
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.formulate import FORMULATE
from assistant.dialogs.machine import CHECK, DONE, build_machine
from assistant.dialogs.question import Dialog, Given, Question, always, never
from assistant.dialogs.questions.agreement import AGREEMENT, CLOSING
from assistant.dialogs.questions.beginning import BEGINNING
from assistant.dialogs.questions.following import FOUND, WAY
from assistant.dialogs.questions.following_on import FOLLOW_UP_CLOSING, NEXT
from assistant.dialogs.questions.levels import LEVELS
from assistant.dialogs.questions.measuring import MEASURING
from assistant.dialogs.recalling import Carrying, PastDay, PlanChanges
from assistant.errors import AnswerError
from assistant.goals.goal import Action, Direction, Formulation, propose_scale
from assistant.goals.measure import Span
from assistant.i18n import Language

Asked = Question[Any]

TARGET: Final = Path(__file__).resolve().parent.parent / "docs" / "dialog.md"
TODAY: Final = date(2026, 11, 23)
ENGLISH: Final = Language("en")

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
    PastDay: "a day that has been",
    Carrying: "a line for each part of the plan: as planned / in part / not, or 3 of 4",
    PlanChanges: "the plan anew, or what is taken away and added",
}
IN_ONE_SENTENCE: Final = {"sentence", "understood"}
"""The questions of a quick draft alone. Otherwise it meets the same ones, fewer of them."""

MOST_OPTIONS: Final = 4


@dataclass(frozen=True)
class Drawn:
    """One conversation to draw: its parts with their headings, and the ways of holding it.

    ``deciding`` are the answers that decide what else is asked: each of them is tried in every way.
    """

    dialog: Dialog[Any]
    title: str
    parts: dict[str, tuple[Asked, ...]]
    headings: dict[str, str]
    deciding: tuple[str, ...]
    beginnings: tuple[Any, ...]
    ends: str

    def part_of(self, state: str) -> str:
        """Return which part of the conversation a state of the machine belongs to."""
        parts = self.parts.items()
        return next((part for part, asked in parts if any(q.name == state for q in asked)), state)


def _followed_up() -> tuple[FollowUpDraft, ...]:
    """Goals whose follow-up asks different things: counted, described, before and after the last day."""
    counted = Formulation(
        direction=Direction.INCREASE,
        measure_kind="occasions",
        occasions_of=10,
        baseline=Decimal(0),
        expected=Span(low=Decimal(6), high=Decimal(7)),
        deadline=TODAY + timedelta(days=30),
        plan=(Action(what="Talks"),),
    )
    counted = counted.model_copy(update={"scale": propose_scale(counted)})
    described = Formulation(
        measure_kind="state",
        baseline=Decimal(1),
        deadline=TODAY,
        **{f"milestone_{number}": f"step {number}" for number in (1, 2, 3, 4, 5)},
    )
    about = {"version": 1, "since": TODAY - timedelta(days=30), "evaluation": 2, "today": TODAY}
    return tuple(
        FollowUpDraft(agreed=agreed, corrects=corrects, **about)
        for agreed in (counted, described)
        for corrects in (None, 1)
    )


CONVERSATIONS: Final = (
    Drawn(
        dialog=FORMULATE,
        title="Formulating a goal",
        parts={
            "beginning": BEGINNING,
            "measuring": MEASURING,
            "levels": LEVELS,
            "agreement": AGREEMENT,
            "closing": CLOSING,
        },
        headings={
            "beginning": "Whose goal, and what should happen",
            "measuring": "How we will know",
            "levels": "Today, the level expected, and the dates",
            "agreement": "Realism, importance, plan and the five steps",
            "closing": "Do both say yes?",
        },
        deciding=("people", "direction", "measure_kind", "period", "instrument", "worker_agrees"),
        beginnings=(GoalDraft(), GoalDraft(new_case=False), GoalDraft(quick=True)),
        ends=(
            "possible only when nothing stands in the way: each of the two has said yes, and the goal lacks\n"
            "nothing an agreement needs."
        ),
    ),
    Drawn(
        dialog=FOLLOW_UP,
        title="Following it up",
        parts={"found": FOUND, "way": WAY, "next": NEXT, "closing": FOLLOW_UP_CLOSING},
        headings={
            "found": "How it is now",
            "way": "How the way there was",
            "next": "What the two do now",
            "closing": "Do both say yes to what is changed?",
        },
        deciding=("fits", "time_enough", "decision"),
        beginnings=_followed_up(),
        ends=(
            "possible only when something was found and decided. Where nothing that was agreed on is\n"
            "changed, nothing is asked after the check page: going on from there ends the conversation."
        ),
    ),
)

INTRODUCTION: Final = """# The conversations, drawn from the code

Written by `tools/draw_dialog.py`; change the questions in `assistant/dialogs/questions/`, not this file.

A pair can answer, say "we don't know yet", go back, look at all answers on the check page, change one and
return there, and pause anywhere. The engine (`assistant/dialogs/conversation.py`) walks one step at a time
along the questions and passes those that do not apply; what applies is asked of the dialog.

When they formulate a goal, a pair in a hurry begins with the whole of it in one sentence and is asked only
what it leaves out and a goal cannot be without; the rest can be filled in on the check page.
"""


@dataclass
class Seen:
    """What holding the conversation in every deciding way has shown."""

    follows: dict[tuple[str, str], None] = field(default_factory=dict)
    asks: dict[str, dict[str, None]] = field(default_factory=dict)
    answers: dict[str, dict[str, None]] = field(default_factory=dict)

    def question(self, before: str, question: Asked, draft: Any) -> None:
        """Note that a question was asked, and after which."""
        name = question.name
        self.follows[before, name] = None
        self.asks.setdefault(name, {})[ENGLISH.text(question.wording_for(draft).ask)] = None
        self.answers.setdefault(name, {})[kind_of(question, draft)] = None


def kind_of(question: Asked, draft: Any) -> str:
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


def options_of(kind: kinds.Choice, draft: Any) -> tuple[kinds.Option, ...]:
    """Return the options of a choice as they are after these answers."""
    return kind.options(draft) if callable(kind.options) else kind.options


def hold_in_every_way(drawn: Drawn) -> Seen:
    """Hold the conversation from every beginning, talkative and silent, over every deciding answer."""
    seen = Seen()
    context = Context(TODAY, ENGLISH)
    dialog = drawn.dialog
    questions = (*dialog.questions, *dialog.closing)
    done: set[tuple[int, str, str, bool]] = set()

    def walk(at: int, before: str, draft: Any, talkative: bool) -> None:
        here = (at, before, draft.model_dump_json(), talkative)
        if here in done:
            return
        done.add(here)
        while at < len(questions) and not _met(dialog, questions[at], draft):
            at += 1
        if at == len(questions):
            seen.follows[before, DONE] = None
            return
        question = questions[at]
        if not dialog.hurried(draft) or {before, question.name} & IN_ONE_SENTENCE:
            seen.question(before, question, draft)
        for value in tried(question, draft, context, talkative, drawn.deciding):
            following = draft.model_copy(update={question.name: value})
            if question.fills is not None and value is not None:
                given = Given(question.name, value, None, None, following, context)
                following = following.model_copy(update=dict(question.fills(given)))
            walk(at + 1, question.name, following, talkative)

    for talkative in (True, False):
        for beginning in drawn.beginnings:
            if talkative or not dialog.hurried(beginning):
                walk(0, "", beginning, talkative)
    unreached = [question.name for question in questions if question.name not in seen.asks]
    if unreached:
        raise SystemExit(f"never asked, whatever decides: {', '.join(unreached)}")
    return seen


def _met(dialog: Dialog[Any], question: Asked, draft: Any) -> bool:
    """Tell whether a question is asked now; in a hurry, only what is needed and not known."""
    if not question.ask_if(draft):
        return False
    waits = not question.essential or getattr(draft, question.name) is not None
    return not (dialog.hurried(draft) and waits)


def tried(
    question: Asked, draft: Any, context: Context, talkative: bool, deciding: tuple[str, ...]
) -> Iterator[object]:
    """Yield the answers worth trying to tell what is asked next; None is "we don't know yet"."""
    kind = question.answers_for(draft)
    if question.name in deciding and isinstance(kind, kinds.Choice):
        yield None
        yield from (option.value for option in options_of(kind, draft))
    elif talkative:
        yield sample(question, draft, context)
    else:
        yield None


def sample(question: Asked, draft: Any, context: Context) -> object | None:
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


def overview(drawn: Drawn) -> Iterator[str]:
    """Draw the parts and every move between them, from the machine itself."""
    part_of = drawn.part_of
    machine = build_machine(drawn.dialog, _Position(), drawn.dialog.questions[0].name, lambda: True)
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


def drawing(asked: tuple[Asked, ...], seen: Seen) -> Iterator[str]:
    """Draw the order of one part's questions; an arrow says when it is taken unless it always may be."""
    questions = {question.name: question for question in asked}
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


def table(asked: tuple[Asked, ...], seen: Seen, *, hurries: bool) -> Iterator[str]:
    """List one part's questions."""
    columns = ["name", "asked", "when", "in a hurry", "answer", "if it changes, look again at"]
    if not hurries:
        columns.remove("in a hurry")
    yield "| " + " | ".join(columns) + " |"
    yield "|" + "---|" * len(columns)
    for question in asked:
        name = question.name
        cells = {
            "name": f"`{name}`",
            "asked": "<br>".join(seen.asks[name]),
            "when": condition(question) or "always",
            "in a hurry": "if not known" if question.essential else "later",
            "answer": "<br>".join(seen.answers[name]) + (" (needed)" if question.required else ""),
            "if it changes, look again at": ", ".join(question.unsettles),
        }
        yield "| " + " | ".join(cells[column].replace("|", "\\|") for column in columns) + " |"


def chapter(drawn: Drawn) -> Iterator[str]:
    """Draw one conversation."""
    together = [question.name for part in drawn.parts.values() for question in part]
    if together != [question.name for question in (*drawn.dialog.questions, *drawn.dialog.closing)]:
        raise SystemExit(f"the parts are no longer the whole of {drawn.dialog.name}")
    seen = hold_in_every_way(drawn)
    yield from (f"# {drawn.title}", "", "```mermaid", *overview(drawn), "```", "")
    yield f"`{CHECK}` is the page of all answers. `revisit` takes a question by name; `accept` is"
    yield from (drawn.ends, "")
    hurries = drawn.dialog.hurried is not never
    for part, heading in drawn.headings.items():
        asked = drawn.parts[part]
        yield from (f"## {heading}", "", "```mermaid", *drawing(asked, seen), "```", "")
        yield from (*table(asked, seen, hurries=hurries), "")


def document() -> str:
    """Return the whole of ``docs/dialog.md``."""
    return "\n".join([INTRODUCTION, *(line for drawn in CONVERSATIONS for line in chapter(drawn))])


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
