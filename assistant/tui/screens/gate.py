"""What the pages before the cases have in common: a few words, secret lines, a step that takes time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from assistant.errors import MalstegError
from assistant.i18n import N_
from assistant.tui.page import Page
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.labels import relabel
from assistant.tui.widgets.secret import Secret
from assistant.tui.widgets.titlebar import TitleBar

Result = TypeVar("Result")
Progress = Callable[[int, int], None]

_NOTE = N_("Please note:")
_SHOW = N_("show what I type")
_HIDE = N_("hide what I type")
_FILES = N_("%(done)s of %(all)s files")
_TICK = 0.2
"""Seconds between two looks at how far it has come."""


class Gate(Page):
    """A page that covers everything. What is typed while it is at work is for nothing that comes after.

    Subclasses say what is asked (``ASK``), why (``WORDS``), what stands on the button (``GO_ON``), and lay
    out what is to be filled in; :meth:`say` words that, also anew in another language.
    """

    ASK: ClassVar[str]
    WORDS: ClassVar[tuple[str, ...]] = ()
    GO_ON: ClassVar[str] = N_("Continue")

    QUIET = frozenset({"app.theme"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("continue"), tooltip=N_("Go on."), priority=True, id="gate.go_on"),
        Binding(
            "f2",
            "show",
            _SHOW,
            tooltip=N_("Show what is typed, or hide it again. Look first who else sees the screen."),
            id="gate.show",
        ),
        Binding("up", "app.focus_previous", show=False, id="gate.up"),
        Binding("down", "app.focus_next", show=False, id="gate.down"),
    ]

    def __init__(self, problem: MalstegError | None = None) -> None:
        """``problem`` is what led here, if there is anything to say about it."""
        super().__init__()
        self._problem: MalstegError | str | None = problem
        self._working = ""
        self._come: tuple[int, int] | None = None

    # --- what is shown --------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar()
        with VerticalScroll(id="gate", can_focus=False):
            yield Static(classes="ask", markup=False)
            for _ in self.WORDS:
                yield Static(classes="words", markup=False)
            yield from self.asked()
            yield Static(classes="working quiet", markup=False)
            with Vertical(classes="gate-problem"):
                yield Static(markup=False)
            with Horizontal(classes="buttons"):
                yield from self.buttons()
        yield KeyLine()

    def asked(self) -> Iterable[Widget]:
        """Lay out what is to be filled in."""
        raise NotImplementedError

    def buttons(self) -> Iterable[Button]:
        """Lay out what can be clicked."""
        yield Button("", classes="continue", compact=True)
        yield Button("", classes="show", compact=True)

    @property
    def secrets(self) -> list[Secret]:
        """The lines on which something is written that nobody else should see."""
        return list(self.query(Secret))

    @property
    def _lines(self) -> list[Input]:
        return [line for line in self.query(Input) if line.parent is not None and line.parent.display]

    @property
    def problem_said(self) -> str:
        """What is said to be wrong just now, or nothing."""
        area = self.query_one(".gate-problem")
        return str(area.query_one(Static).render()) if area.display else ""

    def on_mount(self) -> None:
        """Say what is asked, and begin on the first line."""
        self.query_one(".working").display = False
        self.query_one(".buttons .show").display = bool(self.secrets)
        self.say()
        first = next(iter(self._lines), None)
        if first is not None:
            first.focus()

    def reword(self) -> None:
        """Say everything in the language spoken now; what has been typed stays."""
        self.say()
        super().reword()

    def say(self) -> None:
        """Word the page."""
        text = self.language.text
        self.query_one(".ask", Static).update(text(self.ASK))
        for static, words in zip(self.query(".words").results(Static), self.WORDS, strict=True):
            static.update(text(words))
        relabel(self.query_one(".buttons .continue", Button), text(self.GO_ON))
        words = text(_HIDE if self._shows else _SHOW)
        relabel(self.query_one(".buttons .show", Button), words[:1].upper() + words[1:])
        self._say_problem()

    def complain(self, problem: MalstegError | str | None) -> None:
        """Say what is wrong: a problem with its code, or the msgid of a sentence; or nothing any more."""
        self._problem = problem
        self._say_problem()

    def _say_problem(self) -> None:
        area, problem = self.query_one(".gate-problem"), self._problem
        area.display = problem is not None
        self.set_class(problem is not None, "-problem")
        if problem is None:
            return
        if isinstance(problem, str):
            words = self.language.text(problem)
        else:
            from assistant.wording.problems import problem_text

            words = problem_text(self.language, problem.code, problem.params, today=self.malsteg.today)
        sign = self.language.text(_NOTE)
        area.query_one(Static).update(Content.assemble((sign, "bold"), " ", words))
        area.call_after_refresh(area.scroll_visible, animate=False)

    # --- keys and clicks ------------------------------------------------------------------------

    @property
    def is_working(self) -> bool:
        """Whether a step is being taken: nothing that is pressed does anything until it is done."""
        return self.holding

    def hold(self, event: events.Event) -> None:
        """Let go of what is typed while a step is being taken: nobody has read what it would be for."""

    def action_go_on(self) -> None:
        """Use Enter: on the button that is marked, to the next empty line, or to go on."""
        if self.is_working:
            return
        if isinstance(self.focused, Button):
            self.focused.press()
            return
        lines = self._lines
        here = next((place for place, line in enumerate(lines) if line.has_focus), len(lines))
        following = lines[here + 1] if here + 1 < len(lines) else None
        if following is not None and lines[here].value and not following.value:
            following.focus()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Take what has been filled in, or say what is wrong with it."""
        raise NotImplementedError

    @property
    def _shows(self) -> bool:
        return any(not secret.password for secret in self.secrets)

    def action_show(self) -> None:
        """Show what is typed, or hide it again."""
        shown = not self._shows
        for secret in self.secrets:
            secret.password = not shown
        self.say()
        self.refresh_bindings()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on, or show what is typed, by mouse."""
        event.stop()
        if self.is_working:
            return
        if event.button.has_class("show"):
            self.action_show()
        else:
            self.go_on()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong with an earlier wording no longer is."""
        event.stop()
        if event.value:
            self.complain(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to show what is typed only where something is."""
        return action != "show" or (self.is_mounted and bool(self.secrets))

    def describe(self, binding: Binding) -> str:
        """Say what the key for showing does now."""
        if binding.id == "gate.show" and self.is_mounted and self._shows:
            return self.language.text(_HIDE)
        return super().describe(binding)

    # --- a step that takes its time -------------------------------------------------------------

    async def take_time(self, step: Callable[[Progress], Result], words: str, many: str = "") -> Result:
        """Take a step beside the screen, and say what is going on (msgids) if it takes its time.

        ``many`` is said in the place of ``words`` as soon as file after file is being written anew.
        Raises what the step does.
        """
        self.holding, self._come = True, None
        self.complain(None)
        sign = self.query_one(".working", Static)

        def say() -> None:
            text, come = self.language.text, self._come
            files = text(_FILES, done=come[0], all=come[1]) if come is not None else ""
            said = text(many if come is not None and many else words)
            sign.update(f"{said} {files}".rstrip())
            sign.display = True

        def begin() -> None:
            say()
            ticking.resume()

        ticking = self.set_interval(_TICK, say, pause=True)
        slow = self.set_timer(self.malsteg.patience.slow, begin)
        try:
            return await self.malsteg.entrance.pass_in(lambda: step(self._came))
        finally:
            slow.stop()
            ticking.stop()
            sign.display = self.holding = False

    def _came(self, done: int, total: int) -> None:
        self._come = (done, total)

    def forget(self) -> None:
        """Empty the lines: nothing secret stays in them."""
        for line in self.query(Input):
            with line.prevent(Input.Changed):
                line.value = ""


def labelled(name: str, line: Input, *, long: bool = False) -> Widget:
    """Return a label with a line to write on, both found by the name.

    ``long``: the label has a row to itself even where there is little room.
    """
    line.add_class(name)
    line.cursor_blink = False
    label = Static(classes=f"label {name}-label", markup=False)
    return Vertical(label, line, classes=f"asked {name}-asked {'-long' if long else ''}")
