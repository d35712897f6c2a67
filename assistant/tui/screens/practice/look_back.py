"""Looking back on a talk: what each question brought out, and the goal beside two sound ones."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from assistant.dialogs.draft import GoalDraft
from assistant.i18n import N_
from assistant.practice.debrief import Debrief, look_back
from assistant.practice.people import FACTS, Client, ModelGoal
from assistant.practice.talk import Step
from assistant.tui.criteria_letter import criteria_parts
from assistant.tui.goal_letter import Section
from assistant.tui.screens.practice.ground import Ground
from assistant.tui.screens.practice.marked import PracticePage, read_on
from assistant.tui.widgets.graded import spoken_anew
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.practice_bar import PracticeBar
from assistant.tui.widgets.staircase import Staircase
from assistant.wording.goal import read_back
from assistant.wording.practice import ASKED, MANNERS, remark_lines
from assistant.wording.practice import FACTS as FACT_NAMES

_NUMBER_ROOM: Final = 3
_CRITERION_ROOM: Final = 18
_GOALS: Final = 2


class ModelView(Vertical):
    """One sound goal: its words, its steps, and why it fits."""

    def compose(self) -> ComposeResult:
        """Lay out the goal."""
        yield Static(classes="statement", markup=False)
        yield Staircase(classes="model-steps")
        yield Static(classes="why-it-fits", markup=False)

    def show(self, page: LookBackPage, goal: ModelGoal) -> None:
        """Show a goal in the language spoken now."""
        language, scale = page.language, goal.scale
        self.query_one(".statement", Static).update(goal.statement.words(language.code))
        self.query_one(".why-it-fits", Static).update(goal.why.words(language.code))
        start = scale.step_for(goal.baseline)
        self.query_one(Staircase).show(scale, start=start, milestones=False, language=language)


class LookBackPage(PracticePage):
    """What is told afterwards. ``said`` is the trainee's goal, worded in the language ``code``, if any."""

    ABOUT = (N_("Read what each question brought out, and look at your goal beside two others."),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape",
            "leave",
            N_("to practice"),
            tooltip=N_("Go back to the page of practice."),
            priority=True,
            id="look.leave",
        ),
        Binding(
            "f7",
            "again",
            N_("talk once more"),
            tooltip=N_("Ask other questions: they lead elsewhere."),
            id="look.again",
        ),
        Binding(
            "pagedown",
            "read_on(1)",
            N_("read on"),
            tooltip=N_("Read the rest; PgUp goes back."),
            key_display="PgDn",
            priority=True,
            id="look.read_on",
        ),
        Binding("pageup", "read_on(-1)", show=False, priority=True, id="look.read_back"),
    ]

    def __init__(
        self, ground: Ground, client: Client, steps: tuple[Step, ...], said: GoalDraft | None, code: str
    ) -> None:
        super().__init__()
        self._ground, self._client, self._steps = ground, client, steps
        self._goal, self._code = said, code
        self.found: Debrief | None = None

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield PracticeBar()
        with VerticalScroll(id="look-back"):
            yield Static(classes="title", markup=False)
            yield Static(classes="asked", markup=False)
            yield Letter(classes="questions", label_room=_NUMBER_ROOM)
            yield Letter(classes="missed", label_room=_NUMBER_ROOM)
            yield Static(classes="yours-title", markup=False)
            yield Static(classes="statement yours", markup=False)
            yield Staircase(classes="yours-steps")
            yield Letter(classes="judged", label_room=_CRITERION_ROOM)
            yield Static(classes="remarks", markup=False)
            yield Static(classes="goals-title", markup=False)
            for _ in range(_GOALS):
                yield ModelView(classes="goal")
        yield KeyLine()

    def on_mount(self) -> None:
        """Look back, from the beginning."""
        malsteg = self.malsteg
        self.found = look_back(
            self._client, self._steps, self._goal, self._code, malsteg.today, chosen=malsteg.criteria
        )
        self.query_one("#look-back").focus()
        self._say(self.found)

    def reword(self) -> None:
        """Say everything in the language spoken now; the goal was judged in the language it was worded in."""
        if self.found is not None:
            self._say(self.found)
        super().reword()

    def _say(self, found: Debrief) -> None:
        language, client = self.language, self._client
        text, name = language.text, client.name
        self.query_one(PracticeBar).set_subject(f"{name}, {client.age}")
        self._put(".title", text(N_("Looking back on the talk with %(name)s"), name=name))
        self._put(".asked", text(ASKED[found.outcome], name=name))
        questions = tuple((f"{n}.", self._step_text(step)) for n, step in enumerate(found.steps, start=1))
        self._write(".questions", "", questions)
        missed = tuple(("\N{EN DASH}", text(FACT_NAMES[fact])) for fact in found.missed)
        self._write(".missed", text(N_("What did not come up:")), missed)
        self._say_goal(found)
        self._put(".goals-title", text(N_("Two goals that would do:")))
        for view, goal in zip(self.query(ModelView), found.goals, strict=True):
            view.show(self, goal)
        self.refresh_bindings()

    def _step_text(self, step: Step) -> str:
        language, code, name = self.language, self.language.code, self._client.name
        facts = [getattr(self._client.facts, fact).words(code) for fact in step.ask.facts]
        brought = " ".join(facts) or language.text(N_("Nothing to build a goal on."))
        return "\n".join(
            (
                language.text(N_("“%(statement)s”"), statement=step.typed or step.ask.text.words(code)),
                language.text(MANNERS[step.ask.manner], name=name),
                language.text(N_("It brought out: %(facts)s"), facts=brought),
            )
        )

    def _say_goal(self, found: Debrief) -> None:
        """Show the trainee's own goal, how it stands by the criteria, and beside what the client said."""
        from assistant.tui.widgets.goal_panel import steps_shown

        language, goal = self.language, self._goal
        self._put(".yours-title", language.text(N_("Your goal:")) if goal is not None else "")
        self._put(".yours", read_back(language, goal) if goal is not None else "")
        scale, start = steps_shown(goal) if goal is not None else (None, None)
        state = goal is not None and goal.measure_kind == "state"
        steps = self.query_one(".yours-steps", Staircase)
        steps.show(scale, start=start, milestones=state, language=language)
        self._write(".judged", "", criteria_parts(found.criteria, language, alias=self._client.name))
        texts = [getattr(self._client.facts, fact) for fact in FACTS]
        lines = [
            line
            for each in found.remarks
            for remark in [spoken_anew(each, texts, self._code, language.code)]
            for line in remark_lines(language, remark.code, remark.params, today=self.malsteg.today)
        ]
        self._put(".remarks", "\n\n".join(lines))

    def _put(self, selector: str, text: str) -> None:
        static = self.query_one(selector, Static)
        static.update(text)
        static.display = bool(text)

    def _write(self, selector: str, heading: str, parts: tuple[tuple[str, str], ...]) -> None:
        letter = self.query_one(selector, Letter)
        letter.display = bool(parts)
        if heading:
            letter.show([Section(heading, parts)])
        else:
            letter.show([Section("", (part,)) for part in parts])

    def action_leave(self) -> None:
        """Go back to the page of practice."""
        self.dismiss()

    def action_again(self) -> None:
        """Talk with the same client once more."""
        from assistant.tui.screens.practice.client import ClientPage

        if self.is_active:
            self.app.switch_screen(ClientPage(self._ground, self._client))

    def action_read_on(self, way: int) -> None:
        """Turn a page."""
        read_on(self.query_one("#look-back", VerticalScroll), way)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to read on where there is more."""
        if action == "read_on" and self.is_mounted:
            return self.query_one("#look-back", VerticalScroll).max_scroll_y > 0
        return True
