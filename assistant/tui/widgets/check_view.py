"""Check your answers: every question with its answer, and what is still missing."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from assistant.dialogs.conversation import Conversation
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.standing import AnswerLine, Standing
from assistant.errors import AnswerError
from assistant.i18n import N_, Language
from assistant.tui.widgets.labels import relabel
from assistant.wording import follow_up
from assistant.wording.goal import answer_text
from assistant.wording.problems import problem_text

_TITLE = N_("Check your answers")
_HOW = N_("Choose one to change it. You come back here afterwards.")
_READY = N_("Everything needed is here. Read the goal together when you are ready.")
_MISSING = N_("Before you can both say yes:")
_KEPT = N_("It is kept as a draft, with everything you have said. Nothing is lost.")
_MORE = N_("and more, which is seen in the list below")
_MOST_MATTERS = 4
"""What is missing is said a few things at a time, so that the answers have room."""
_READ_TOGETHER = N_("Read the goal together")
_FINISH = N_("Save the follow-up")
_READY_TO_SAVE = N_("Everything needed is here.")
_BEFORE_SAVING = N_("Before it can be finished:")
_HALF_WAY = N_("The follow-up is kept as you left it. Nothing is lost.")

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
            params["question"] = language.text(conversation.dialog.question(name).wording_for(draft).ask)
        text = problem_text(language, matter.code, params, today=today, alias=draft.alias or "")
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
            yield Button(_READ_TOGETHER, classes="continue", compact=True)

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
                _matters(language, matters, kept, problem, followed=_is_followed(conversation))
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
    ends = isinstance(draft, FollowUpDraft) and draft.next_agreement is None
    return _FINISH if ends else _READ_TOGETHER


def _is_followed(conversation: Conversation[Any]) -> bool:
    return isinstance(conversation.draft, FollowUpDraft)


def _matters(
    language: Language, matters: list[str], kept: bool, problem: str, *, followed: bool = False
) -> Content:
    paragraphs = [Content(problem)] if problem else []
    if kept:
        paragraphs.append(Content(language.text(_HALF_WAY if followed else _KEPT)))
    if matters:
        listed = [Content(f"\n  \N{EN DASH} {matter}") for matter in matters[:_MOST_MATTERS]]
        if len(matters) > _MOST_MATTERS:
            listed.append(Content(f"\n  \N{EN DASH} {language.text(_MORE)}"))
        missing = language.text(_BEFORE_SAVING if followed else _MISSING)
        paragraphs.append(Content.assemble((missing, "bold"), *listed))
    elif not kept:
        paragraphs.append(Content(language.text(_READY_TO_SAVE if followed else _READY)))
    return Content("\n").join(paragraphs)


def _line(language: Language, line: AnswerLine[Any], draft: Any) -> Content:
    ask = language.text(line.question.wording_for(draft).ask)
    standing = _STANDINGS.get(line.standing)
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
        return answer_text(language, line.question, line.value, draft)
    except AnswerError:
        return str(line.value)
