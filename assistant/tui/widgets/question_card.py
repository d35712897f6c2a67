"""One question: large, with why it is asked, one way to answer it, and what was noticed about the answer."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from assistant.dialogs.answers import Acceptances, Actions, Choice, Name, Rating, Steps, Words
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.question import Answers
from assistant.dialogs.recalling import Carrying
from assistant.dialogs.series_draft import SeriesDraft
from assistant.dialogs.standing import Stage
from assistant.errors import AnswerError
from assistant.i18n import N_, Language
from assistant.tui.goal_letter import Section
from assistant.tui.widgets.acceptance import AcceptanceField
from assistant.tui.widgets.actions import ActionsField
from assistant.tui.widgets.advice import AdviceArea
from assistant.tui.widgets.carrying import CarryingField
from assistant.tui.widgets.choice import ChoiceField
from assistant.tui.widgets.field import AnswerField, Asked
from assistant.tui.widgets.guard import Guard
from assistant.tui.widgets.labels import relabel
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.line import LineField
from assistant.tui.widgets.rating import RatingField
from assistant.tui.widgets.steps_editor import StepsField
from assistant.tui.widgets.words import WordsField
from assistant.wording.follow_up import found_parts
from assistant.wording.goal import Part, growing_goal

_CONTINUE = N_("Continue")
_SKIP = N_("We don't know yet")
_WITHOUT = N_("Go on without it")
_PROGRESS = N_("%(dealt)s of %(all)s")
_EXAMPLE = N_("For example: %(example)s")
_HEADING_ROOM = 18

_FIELDS: tuple[tuple[type, type[AnswerField]], ...] = (
    (Name, LineField),
    (Words, WordsField),
    (Choice, ChoiceField),
    (Rating, RatingField),
    (Actions, ActionsField),
    (Carrying, CarryingField),
    (Steps, StepsField),
    (Acceptances, AcceptanceField),
)
"""Which field shows which kind of answer; any other kind is written on one line."""


def field_for(answers: Answers[Any]) -> type[AnswerField]:
    """Return the field that shows a kind of answer."""
    return next((field for kind, field in _FIELDS if isinstance(answers, kind)), LineField)


class QuestionCard(VerticalScroll, can_focus=False):
    """The question that is up. Fields are made once and used again, so nothing flickers."""

    class SkipWanted(Message):
        """The pair does not know yet."""

    class Settled(Message):
        """The question has found its place: it may be longer than the screen now, or no longer."""

    field: AnswerField | None = None
    _asked: Asked
    _brought: Widget | None = None
    _dealt = (0, 0)

    def compose(self) -> ComposeResult:
        """Lay out the question; the fields come as they are needed."""
        yield Static(classes="quiet progress", markup=False)
        yield Static(classes="ask", markup=False)
        yield Static(classes="quiet why", markup=False)
        yield Static(classes="quiet example", markup=False)
        yield Letter(classes="shown", label_room=_HEADING_ROOM)
        yield Vertical(classes="fields")
        yield Guard(classes="guard")
        yield AdviceArea(classes="advice")
        with Horizontal(classes="buttons"):
            yield Button(_CONTINUE, classes="continue", compact=True)
            yield Button(_SKIP, classes="skip", compact=True)

    @property
    def advice(self) -> AdviceArea:
        """The area under the answer."""
        return self.query_one(AdviceArea)

    @property
    def guard(self) -> Guard:
        """What watches over the words as they are written."""
        return self.query_one(Guard)

    async def ask(self, conversation: Conversation[Any], language: Language, memo: object) -> None:
        """Show the question that is up, and what was typed at it before if that was not confirmed."""
        asked = _asked(conversation, language)
        kind = field_for(asked.answers)
        field = next((f for f in self.query(AnswerField) if type(f) is kind), None)
        if field is None:
            field = kind(classes="field")
            await self.query_one(".fields", Vertical).mount(field)
        with self.app.batch_update():
            self._asked, self._dealt = asked, conversation.progress
            for other in self.query(AnswerField):
                other.display = other is field
            self.field = field
            self.set_class(False, "-explained")
            self.advice.clear()
            self.guard.hushed, self._brought = False, None
            field.ask(asked)
            if memo is not None:
                field.recall(memo)
            self.query_one(".skip", Button).display = (
                conversation.stage is Stage.ASKING and not asked.question.required
            )
            self.query_one(".progress", Static).display = conversation.stage is Stage.ASKING
            self._say()
            field.focus_field()
            self.scroll_home(animate=False)
            self.look()
        self.call_after_refresh(self._show_focus)

    def reword(self, conversation: Conversation[Any], language: Language) -> None:
        """Say everything in another language, keeping what has been typed."""
        if self.field is None or conversation.question is None:
            return
        self._asked = _asked(conversation, language)
        self.field.reword(self._asked)
        self._say()

    def raw(self) -> object:
        """Return what stands in the field; may raise :class:`AnswerError`."""
        return self.field.raw() if self.field else ""

    def explain(self) -> None:
        """Show, or put away again, why we ask in full with the example."""
        self.toggle_class("-explained")

    def look(self) -> None:
        """Name what points to one person among the words in the field."""
        if self.field is not None:
            asked, boxes = self._asked, self.field.word_boxes()
            before = self.guard.warns
            self.guard.look(asked.language, boxes, asked.answer)
            if self.guard.warns and not before:
                self.bring(self.guard)

    def mark(self, problem: AnswerError | None) -> None:
        """Mark the parts of the field that a problem names."""
        if isinstance(self.field, StepsField):
            self.field.mark(problem)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on, or say that we don't know, by mouse."""
        event.stop()
        self.post_message(self.SkipWanted() if event.button.has_class("skip") else AnswerField.Answered())

    @property
    def is_longer_than_shown(self) -> bool:
        """Whether there is more than the screen has room for."""
        return self.max_scroll_y > 0

    def bring(self, widget: Widget) -> None:
        """Bring a part of the question into view, now and when it turns out longer."""
        self._brought = widget
        self.call_after_refresh(self._show_brought)

    def watch_virtual_size(self) -> None:
        """A question that turns out longer may have pushed its field, or what is said, out of sight."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._show_focus()
        self._show_brought()
        self.post_message(self.Settled())

    def _show_brought(self) -> None:
        """Of what is too long for the screen its beginning."""
        if self._brought is not None and self._brought.display:
            region = self._brought.virtual_region
            room = self.scrollable_content_region.height
            self.scroll_to_region(region.crop_size((region.width, room)), animate=False, immediate=True)

    def on_descendant_focus(self) -> None:
        """The field may get its focus later than the question is shown."""
        self.call_after_refresh(self._show_focus)

    def _show_focus(self) -> None:
        """Begin with the question in view, unless the field would then lie below the screen."""
        focused = self.screen.focused
        if focused is not None and focused.region.y >= self.region.bottom:
            focused.scroll_visible(animate=False, immediate=True)

    def _say(self) -> None:
        language = self._asked.language
        wording = self._asked.question.wording_for(self._asked.draft)
        dealt, total = self._dealt
        shows = self._asked.question.shows
        agreed = _shown(language, shows(self._asked.draft)) if shows is not None else []
        shown = self.query_one(".shown", Letter)
        shown.display = bool(agreed)
        shown.show([Section("", tuple((part.heading, part.text) for part in agreed))])
        example = "" if isinstance(self._asked.answers, Choice | Acceptances) else self._asked.example
        texts = {
            "progress": language.text(_PROGRESS, dealt=dealt, all=total),
            "ask": self._asked.ask,
            "why": language.text(wording.why),
            "example": language.text(_EXAMPLE, example=example) if example else "",
        }
        for name, text in texts.items():
            self.query_one(f".{name}", Static).update(text)
        self.query_one(".example", Static).set_class(not example, "-empty")
        relabel(self.query_one(".continue", Button), language.text(_CONTINUE))
        relabel(self.query_one(".skip", Button), language.text(_skip(self._asked.draft)))


def _skip(draft: Any) -> str:
    """Return the msgid of going on without an answer: of what one notes, much need not be there at all."""
    return _WITHOUT if isinstance(draft, SeriesDraft) else _SKIP


def _shown(language: Language, draft: Any) -> list[Part]:
    """Return what is to be looked at beside a question."""
    return found_parts(language, draft) if isinstance(draft, FollowUpDraft) else growing_goal(language, draft)


def _asked(conversation: Conversation[Any], language: Language) -> Asked:
    question = conversation.question
    if question is None:
        raise AnswerError("nothing_asked")
    return Asked(
        question=question,
        draft=conversation.draft,
        answer=conversation.answer_so_far,
        suggestion=conversation.suggestion,
        context=conversation.context,
        language=language,
    )
