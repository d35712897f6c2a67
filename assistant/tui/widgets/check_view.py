"""Check your answers: every question with its answer, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from assistant.dialogs.conversation import Conversation
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.series_draft import SeriesDraft
from assistant.dialogs.standing import AnswerLine, Standing
from assistant.errors import AnswerError
from assistant.i18n import N_, Language
from assistant.tui.widgets.field import ask_text
from assistant.tui.widgets.labels import relabel
from assistant.wording import follow_up
from assistant.wording.goal import answer_text
from assistant.wording.measuring import answer_said
from assistant.wording.problems import problem_text

_TITLE = N_("Check your answers")
_HOW = N_("Choose one to change it. You come back here afterwards.")
_MORE = N_("and more, which is seen in the list below")
_MOST_MATTERS = 4
"""What is missing is said a few things at a time, so that the answers have room."""


@dataclass(frozen=True)
class _Ending:
    """What is said of where a conversation leads from here, as msgids."""

    way_on: str
    ready: str
    missing: str
    kept: str


_READING: Final = _Ending(
    N_("Read the goal together"),
    N_("Everything needed is here. Read the goal together when you are ready."),
    N_("Before you can both say yes:"),
    N_("It is kept as a draft, with everything you have said. Nothing is lost."),
)
_FOLLOWED: Final = _Ending(
    N_("Save the follow-up"),
    N_("Everything needed is here."),
    N_("Before it can be finished:"),
    N_("The follow-up is kept as you left it. Nothing is lost."),
)
_NOTING: Final = _Ending(
    N_("Begin to note"),
    _FOLLOWED.ready,
    N_("Before you can begin to note:"),
    N_("What you have said is kept. Nothing is lost."),
)

_STANDINGS = {
    Standing.SKIPPED: N_("don't know yet"),
    Standing.UNSETTLED: N_("look at it again"),
    Standing.OPEN: N_("not asked yet"),
}
_NOT_ASKED_YET = frozenset({"acceptance_missing"})
"""What is missing only because the closing questions come after this page."""


def matters_in_words(language: Language, conversation: Conversation[Any]) -> list[str]:
    """Say what still stands in the way of accepting, except that the two have not been asked yet."""
    draft, today = conversation.draft, conversation.context.today
    said = []
    for matter in conversation.open_matters():
        if matter.code in _NOT_ASKED_YET:
            continue
        name = matter.params.get("question")
        params = dict(matter.params)
        if isinstance(name, str):
            params["question"] = ask_text(language, conversation.dialog.question(name), draft)
        alias = getattr(draft, "alias", None) or ""
        text = problem_text(language, matter.code, params, today=today, alias=alias)
        if matter.code == "answer_needed":
            text = f"{params['question']} {text}"
        if text not in said:
            said.append(text)
    return said


class CheckView(Vertical):
    """All answers in order; Enter or a click on one goes back to it."""

    class Chosen(Message):
        """An answer is to be looked at again."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Ready(Message):
        """The pair wants to read the goal together."""

    _ready = False

    def compose(self) -> ComposeResult:
        """Lay out what is missing, the answers and the way on."""
        yield Static(classes="ask", markup=False)
        yield Static(classes="matters", markup=False)
        yield Static(classes="quiet how", markup=False)
        yield OptionList(classes="answers", markup=False)
        with Horizontal(classes="buttons"):
            yield Button(_READING.way_on, classes="continue", compact=True)

    @property
    def answers(self) -> OptionList:
        """The list of answers."""
        return self.query_one(OptionList)

    def show(
        self, conversation: Conversation[Any], language: Language, *, kept: bool, problem: str = ""
    ) -> None:
        """Show the answers as they stand; ``kept``: the two have answered, and it stays a draft."""
        matters = matters_in_words(language, conversation)
        lines = conversation.lines()
        marked = self.answers.highlighted
        with self.app.batch_update():
            self.query_one(".ask", Static).update(language.text(_TITLE))
            self.query_one(".how", Static).update(language.text(_HOW))
            self.query_one(".matters", Static).update(
                _matters(language, matters, kept, problem, _ending(conversation.draft))
            )
            relabel(self.query_one(".continue", Button), language.text(_way_on(conversation)))
            self.answers.clear_options()
            self.answers.add_options(
                Option(_line(language, line, conversation.draft), id=line.question.name) for line in lines
            )
            self.answers.highlighted = min(marked or 0, len(lines) - 1)
            self._ready = not matters and not problem

    def focus_view(self) -> None:
        """Go to the way on if nothing is missing, else to the answers."""
        if self._ready:
            self.query_one(".continue", Button).focus()
        else:
            self.answers.focus()

    def on_key(self, event: events.Key) -> None:
        """The arrows lead from the way on to the answers."""
        if event.key in ("up", "down") and self.query_one(".continue", Button).has_focus:
            self.answers.focus()
            event.stop()

    def mark(self, name: str) -> None:
        """Put the mark on one answer."""
        for index, option in enumerate(self.answers.options):
            if option.id == name:
                self.answers.highlighted = index

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tell which answer is to be looked at again."""
        event.stop()
        if event.option.id:
            self.post_message(self.Chosen(event.option.id))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Tell that the pair wants to go on."""
        event.stop()
        self.post_message(self.Ready())


def _way_on(conversation: Conversation[Any]) -> str:
    """Return the msgid of what comes after this page."""
    draft = conversation.draft
    if isinstance(draft, FollowUpDraft) and draft.next_agreement is not None:
        return _READING.way_on
    return _ending(draft).way_on


def _ending(draft: Any) -> _Ending:
    if isinstance(draft, SeriesDraft):
        return _NOTING
    return _FOLLOWED if isinstance(draft, FollowUpDraft) else _READING


def _matters(language: Language, matters: list[str], kept: bool, problem: str, ending: _Ending) -> Content:
    paragraphs = [Content(problem)] if problem else []
    if kept:
        paragraphs.append(Content(language.text(ending.kept)))
    if matters:
        listed = [Content(f"\n  \N{EN DASH} {matter}") for matter in matters[:_MOST_MATTERS]]
        if len(matters) > _MOST_MATTERS:
            listed.append(Content(f"\n  \N{EN DASH} {language.text(_MORE)}"))
        missing = language.text(ending.missing)
        paragraphs.append(Content.assemble((missing, "bold"), *listed))
    elif not kept:
        paragraphs.append(Content(language.text(ending.ready)))
    return Content("\n").join(paragraphs)


def _line(language: Language, line: AnswerLine[Any], draft: Any) -> Content:
    ask = ask_text(language, line.question, draft)
    standing = _STANDINGS.get(line.standing)
    if isinstance(draft, SeriesDraft) and line.standing is Standing.SKIPPED:
        return Content(f"{ask}\n  \N{EN DASH}")
    parts: list[str | tuple[str, str]] = [ask]
    if line.value is not None:
        answer = _answer(language, line, draft).replace("\n", "\n  ")
        parts.append((f"\n  {answer}", "bold"))
        if standing:
            parts.append(f"  ({language.text(standing)})")
    elif standing:
        parts.append((f"\n  \N{EN DASH} {language.text(standing)}", "italic"))
    return Content.assemble(*parts)


def _answer(language: Language, line: AnswerLine[Any], draft: Any) -> str:
    try:
        if isinstance(draft, FollowUpDraft):
            return follow_up.answer_text(language, line.question, line.value, draft)
        if isinstance(draft, SeriesDraft):
            return answer_said(language, line.value)
        return answer_text(language, line.question, line.value, draft)
    except AnswerError:
        return str(line.value)
