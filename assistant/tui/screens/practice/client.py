"""A talk with an invented client: what the client says, and what you might ask."""

from __future__ import annotations

from itertools import takewhile
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Static

from assistant.dialogs.answers import Choice, Option
from assistant.dialogs.context import Context
from assistant.dialogs.question import Question, Wording
from assistant.errors import AnswerError, MalstegError
from assistant.i18n import N_
from assistant.practice.asking import Nothing
from assistant.practice.debrief import outcome_of
from assistant.practice.people import Client
from assistant.practice.progress import CLIENT, Answered
from assistant.practice.talk import WHY_ASK, Talk, asks_in_order
from assistant.tui.goal_letter import Section
from assistant.tui.screens.practice.ground import Ground
from assistant.tui.screens.practice.marked import PracticePage, read_on
from assistant.tui.widgets.choice import ChoiceField
from assistant.tui.widgets.field import Asked
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.labels import relabel
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.practice_bar import PracticeBar
from assistant.wording.goal import life_area_text

_ROOM: Final = 10
"""For the name beside what somebody says."""

_WHAT_NOW = N_("What do you ask?")
_YOU = N_("You")
_CONTINUE = N_("Continue")
_THEN = N_(
    "Now you word a goal together. What %(name)s has told you is offered as the answer; "
    "what never came up you have to leave open, or guess."
)


class ClientPage(PracticePage):
    """First who it is, then question by question; at its end the talk leads to wording a goal."""

    ABOUT = (
        N_("Choose one of the questions, or write your own. What the client says depends on how you ask."),
        N_("Esc takes a question back, so that you can ask something else."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", N_("ask"), tooltip=N_("Ask, and go on."), priority=True, id="client.ask"),
        Binding("escape", "back", N_("back"), tooltip=N_("Take the question back."), id="client.back"),
        Binding(
            "f3", "why", N_("how to ask"), tooltip=N_("Read what makes a question open."), id="client.why"
        ),
        Binding(
            "pagedown",
            "read_on(1)",
            N_("read on"),
            tooltip=N_("Read the rest; PgUp goes back."),
            key_display="PgDn",
            priority=True,
            id="client.read_on",
        ),
        Binding("pageup", "read_on(-1)", show=False, priority=True, id="client.read_back"),
        Binding(
            "f10",
            "pause",
            N_("leave"),
            tooltip=N_("Leave the talk. Nothing of it is noted."),
            id="client.leave",
        ),
    ]

    class QuestionAsked(Message):
        """The client has answered a question, called ``name``."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, ground: Ground, client: Client) -> None:
        super().__init__()
        self._ground = ground
        self._client = client
        self._talk: Talk | None = None
        self._problem: AnswerError | None = None
        self._puzzled = self._reads_why = self._busy = False

    @property
    def talk(self) -> Talk:
        """The talk; it begins when it is first looked at."""
        if self._talk is None:
            self._talk = Talk(self._client, self._spoken)
        return self._talk

    @property
    def met(self) -> bool:
        """Whether the trainee has read who it is."""
        return self.has_class("-met")

    # --- laying out and saying ------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out who it is, what has been said, and what may be asked."""
        yield PracticeBar()
        with VerticalScroll(id="question", can_focus=False):
            yield Static(classes="who", markup=False)
            yield Letter(classes="past", label_room=_ROOM)
            yield Letter(classes="now", label_room=_ROOM)
            yield Static(classes="advice -problem refused", markup=False)
            yield Static(classes="ask", markup=False)
            with Vertical(classes="fields"):
                yield ChoiceField(classes="field")
            yield Static(classes="quiet hint", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_WHAT_NOW, classes="continue", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin with who it is."""
        self.query_one(ChoiceField).display = False
        self._say()

    @property
    def _paper(self) -> VerticalScroll:
        return self.query_one("#question", VerticalScroll)

    @property
    def _spoken(self) -> Context:
        return Context(self.malsteg.today, self.language)

    def _next(self) -> None:
        """Show what the client says, and what may be asked now."""
        field = self.query_one(ChoiceField)
        field.display = self.met and not self.talk.over
        self._say()
        if field.display:
            field.ask(self._asked())
            field.focus_field()
        else:
            self.set_focus(None)
        self.call_after_refresh(self._bring)

    def _bring(self) -> None:
        """Show what the client says from its beginning; the questions follow."""
        now = self.query_one(".now")
        if now.display:
            self._paper.scroll_to_widget(now, top=True, animate=False, immediate=True)
        self.refresh_bindings()

    def _asked(self) -> Asked:
        moment = self.talk.moment or self._client.first
        options = tuple(
            Option(ask.id, words=ask.text.words(self.language.code))
            for ask in asks_in_order(self._client, moment)
        )
        question: Question[Nothing] = Question(
            moment.id, Wording(_WHAT_NOW, WHY_ASK), Choice(options, own_words=True)
        )
        return Asked(question, Nothing(), None, None, self._spoken, self.language)

    def reword(self) -> None:
        """Say everything in the language spoken now; what has been written stays."""
        if self._busy:
            return
        self.talk.speak(self._spoken)
        if self.query_one(ChoiceField).display:
            self.query_one(ChoiceField).reword(self._asked())
        self._say()
        super().reword()

    def _say(self) -> None:
        language, client = self.language, self._client
        code, name = language.code, client.name
        self.query_one(PracticeBar).set_subject(
            f"{name}, {client.age} · {life_area_text(language, client.life_area)}"
        )
        purpose = language.text(N_("The purpose: %(purpose)s"), purpose=client.purpose.words(code))
        self._put(".who", "" if self.met else f"{client.about.words(code)}\n\n{purpose}")
        self._say_talk()
        then = ""
        if not self.met:
            asks, label = "", language.text(N_("Begin the talk"))
        elif self.talk.over:
            asks, label = "", language.text(_CONTINUE)
            then = language.text(_THEN, name=name)
        else:
            asks, label = language.text(_WHAT_NOW), language.text(N_("Ask"))
        self._put(".ask", asks)
        self._put(".refused", self._refusal())
        why = language.text(WHY_ASK) if self._reads_why and not then else ""
        self._put(".hint", then or why)
        relabel(self.query_one(".continue", Button), label)
        self.refresh_bindings()

    def _put(self, selector: str, text: str) -> None:
        static = self.query_one(selector, Static)
        static.update(text)
        static.display = bool(text)

    def _say_talk(self) -> None:
        """Set what has been said as a letter: the latest words of the client apart from all before."""
        code, name, talk = self.language.code, self._client.name, self.talk
        said = [(name, self._client.opening.words(code))]
        # One that is gone back to keeps its question until another is asked; it has not been asked now.
        for step in takewhile(lambda step: step.moment is not talk.moment, talk.steps):
            said.append((self.language.text(_YOU), step.typed or step.ask.text.words(code)))
            said.append((name, step.ask.answer.words(code)))
        past, now = self.query_one(".past", Letter), self.query_one(".now", Letter)
        past.display = self.met and len(said) > 1
        now.display = self.met
        past.show([Section("", (line,)) for line in said[:-1]])
        now.show([Section("", (said[-1],))])

    def _refusal(self) -> str:
        if self._problem is None:
            return ""
        if self._problem.code == "empty":
            return self.language.text(N_("Choose one of the questions, or write your own."))
        words = self.say_problem(self._problem)
        if self._problem.code == "not_followed":
            words = f"{self._client.name}: {self._client.puzzled.words(self.language.code)}\n{words}"
        return words

    # --- what a trainee does --------------------------------------------------------------------

    def action_answer(self) -> None:
        """Begin, ask, or go on to the goal."""
        if self._busy:
            return
        if not self.met:
            self.add_class("-met")
            self._next()
        elif self.talk.over:
            self._to_goal()
        else:
            self._ask()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on by mouse."""
        event.stop()
        self.action_answer()

    def on_answer_field_answered(self) -> None:
        """Ask by mouse."""
        self.action_answer()

    def on_answer_field_edited(self) -> None:
        """What was not understood has been changed."""
        if self._problem is not None:
            self._problem = None
            self._put(".refused", "")

    def _ask(self) -> None:
        reply = self.talk.ask(self.query_one(ChoiceField).raw())
        self._problem = reply.problem if reply.status == "refused" else None
        if self._problem is not None:
            self._say()
            self.call_after_refresh(self.query_one(".refused").scroll_visible, animate=False)
            return
        self.post_message(self.QuestionAsked(self.talk.steps[-1].ask.id))
        self._next()

    def _to_goal(self) -> None:
        """Note the asking, and word a goal with what it brought out."""
        self.holding = self._busy = True
        self.run_worker(self._note(), name="note")

    async def _note(self) -> None:
        from assistant.tui.screens.practice.rehearsal import RehearsalPage

        steps = self.talk.steps
        outcome = outcome_of(steps)
        answered = Answered(
            at=self._ground.now,
            task=CLIENT + self._client.id,
            outcome=outcome,
            skills={"asking": outcome == "right"},
        )
        try:
            await self.malsteg.on_disk(lambda: self._ground.progress.note(answered))
        except MalstegError as problem:
            self.malsteg.tell(problem)
        self.holding = False
        if self.is_active:
            self.app.switch_screen(RehearsalPage(self._ground, self._client, steps, self._spoken))

    def action_back(self) -> None:
        """Take the latest question back; before the first one, leave."""
        if self._busy:
            return
        if not self.met or self.talk.over or not self.talk.conversation.back():
            self.action_pause()
            return
        self._problem = None
        self._next()

    def action_why(self) -> None:
        """Read what makes a question open, or put it away."""
        self._reads_why = not self._reads_why
        self._say()
        if self._reads_why:
            self.call_after_refresh(self.query_one(".hint").scroll_visible, animate=False)

    def action_read_on(self, way: int) -> None:
        """Turn the pages of the talk."""
        read_on(self._paper, way)

    def action_pause(self) -> None:
        """Leave the talk."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done now."""
        if not self.is_mounted:
            return True
        if action == "why":
            return self.met and not self.talk.over
        if action == "read_on":
            return self._paper.max_scroll_y > 0
        if action == "pause":
            return self.met
        return True

    def describe(self, binding: Binding) -> str:
        """Say what Enter does just here."""
        if binding.id == "client.ask" and (not self.met or self.talk.over):
            return self.language.text(N_("continue") if self.met else N_("begin the talk"))
        return super().describe(binding)
