"""Handing a document over: on what ground, what may tell who somebody is, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from assistant.dialogs.answers import Option
from assistant.documents import files
from assistant.errors import MalstegError, UsageError
from assistant.goals.handing_over import Ground
from assistant.handing.agreeing import agreed_on, asks_for_day, asks_for_ground
from assistant.handing.naming import place_for, usual_folder, usual_name
from assistant.handing.over import Handing
from assistant.i18n import LANGUAGES, N_, Language
from assistant.tui.beside import beside
from assistant.tui.page import Page
from assistant.tui.widgets.choice import ChoiceList
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.labels import relabel
from assistant.tui.widgets.preview import BYTE_ORDER_MARK
from assistant.tui.widgets.titlebar import TitleBar
from assistant.wording.advice import IDENTIFIERS
from assistant.wording.documents_on_screen import FORM_NAMES, KIND_NAMES
from assistant.wording.handing_over import GROUNDS, consent_due_text

if TYPE_CHECKING:
    from assistant.handing.desk import Desk, Wish
    from assistant.handing.making import Made

Done = Callable[[Path | None], object]

_GROUND_OPTIONS: Final = tuple(Option(ground, GROUNDS[ground]) for ground in Ground)
_FOUND_OPTIONS: Final = (
    Option(False, N_("Take it out of the document")),
    Option(True, N_("Keep it")),
)
_MOST_SHOWN: Final = 6
_NOTE: Final = N_("Please note:")
_REPLACE: Final = N_("%(name)s is there already. Replace it?")
_BESIDE: Final = {
    "no_ground_chosen": "ground",
    "consent_ahead": "day",
    "consent_old": "day",
    "day_unclear": "day",
    "identifiers_undecided": "found",
    "identifiers_others": "found",
}
"""Beside which question a problem is dealt with; the others are about the file."""
_WORKING: Final = N_("Making it …")


class HandingOverPage(Page):
    """Asks what has to be asked, and hands over. ``done`` is told where it lies, None for the clipboard."""

    CSS_PATH = "../handing.tcss"
    ABOUT = (
        N_("Here it leaves the program. What was handed over, and when, is noted; not to whom."),
        N_("A file is written whole or not at all. It is not encrypted, and only you can read it."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("continue"), tooltip=N_("Go on."), priority=True, id="over.go_on"),
        Binding("escape", "back", N_("back"), tooltip=N_("Go back. Nothing is handed over."), id="over.back"),
        Binding("up", "app.focus_previous", show=False, id="over.up"),
        Binding("down", "app.focus_next", show=False, id="over.down"),
    ]
    QUIET = frozenset({"app.theme"})

    def __init__(self, desk: Desk, wish: Wish, done: Done, *, to_clipboard: bool) -> None:
        super().__init__()
        self._desk, self._wish, self._done = desk, wish, done
        self._to_clipboard = to_clipboard
        self._folder = usual_folder()
        self._found: tuple[tuple[str, str], ...] = ()
        """The quote and the kind of everything that tells who somebody is."""
        self._problem: MalstegError | None = None

    # --- what is shown --------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out the page: what need not be asked is hidden."""
        yield TitleBar(self._desk.alias)
        with VerticalScroll(id="over", can_focus=False):
            yield Static(classes="ask", id="over-ask", markup=False)
            yield Static(classes="words", id="over-words", markup=False)
            with Vertical(classes="part", id="ground"):
                yield Static(classes="question", markup=False)
                yield ChoiceList()
                yield Static(id="holds", markup=False)
            with Vertical(classes="part", id="day"):
                yield Static(classes="question", markup=False)
                yield _line("day-line")
            with Vertical(classes="part", id="found"):
                yield Static(id="found-words", markup=False)
                yield Static(classes="question", markup=False)
                yield ChoiceList()
            with Vertical(classes="part", id="file"):
                yield Static(classes="question", markup=False)
                yield _line("file-line")
            yield Static(id="working", markup=False)
            with Horizontal(classes="buttons"):
                yield Button("", classes="continue", compact=True)
                yield Button("", classes="stop", compact=True)
        yield Static(id="said-below", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Look the document through beside the screen; keys wait until that is done."""
        self.holding = True
        grounds, found = self._list("ground"), self._list("found")
        grounds.show(self.language, _GROUND_OPTIONS, None)
        found.show(self.language, _FOUND_OPTIONS, None)
        words = self.language.text(KIND_NAMES[self._wish.kind])
        name = usual_name(self._wish, words, self._desk.case_id)
        self.query_one("#file-line", Input).value = str(self._folder / name)
        self.query_one("#working").display = False
        self._say()
        self.run_worker(self._look_through(), name="look-through")

    async def _look_through(self) -> None:
        try:
            made = await beside(lambda: self._desk.make(self._wish, as_text=self._to_clipboard))
            self._found = await beside(lambda: _told(made))
        except MalstegError as problem:
            self._complain(problem)
        self._say()
        self._fields[0].focus()
        await self.release()

    def reword(self) -> None:
        """Say everything in the language spoken now; what has been chosen and written stays."""
        self._say()
        super().reword()

    def _list(self, part: str) -> ChoiceList:
        return self.query_one(f"#{part}", Vertical).query_one(ChoiceList)

    @property
    def _ground(self) -> Ground | None:
        place = self._list("ground").chosen
        return None if place is None else tuple(Ground)[place]

    @property
    def _fields(self) -> list[Widget]:
        """What is to be filled in, from above, and the button after it."""
        shown: list[Widget] = []
        for part in ("ground", "day", "found", "file"):
            box = self.query_one(f"#{part}", Vertical)
            if box.display:
                shown.append(next(iter(box.query("ChoiceList, Input"))))
        return [*shown, self.query_one(".continue", Button)]

    def _say(self) -> None:
        text, wish, language = self.language.text, self._wish, self.language
        what = [text(KIND_NAMES[wish.kind]), LANGUAGES[wish.language]]
        what += [text(N_("plain text"))] if self._to_clipboard else [text(FORM_NAMES[wish.form])]
        self.query_one("#over-ask", Static).update(" · ".join(what))
        self._say_words()
        self._show(
            "ground", N_("Who is it for, and on what ground is it handed over?"), asks_for_ground(wish.kind)
        )
        self._show(
            "day",
            N_("On which day was the consent given? Nothing written is today."),
            asks_for_day(self._desk, wish.kind, self._ground),
        )
        self._show("found", N_("What should be done with it?"), bool(self._found))
        self._show(
            "file", N_("Where should it be put, and what should it be called?"), not self._to_clipboard
        )
        for part in ("ground", "found"):
            self._list(part).say(language)
        self._say_consent()
        shown = [f"{quote} ({text(IDENTIFIERS[kind])})" for quote, kind in self._found[:_MOST_SHOWN]]
        if len(self._found) > _MOST_SHOWN:
            more = len(self._found) - _MOST_SHOWN
            shown.append(language.plural("and %(number)s more", "and %(number)s more", more))
        head = text(N_("There is something here that could tell who somebody is:"))
        self.query_one("#found-words", Static).update("\n".join([head, *(f"  {line}" for line in shown)]))
        self.query_one("#working", Static).update(text(_WORKING))
        go = N_("Copy the text") if self._to_clipboard else N_("Write the file")
        relabel(self.query_one(".continue", Button), text(go))
        relabel(self.query_one(".stop", Button), text(N_("Back")))
        self._say_problem()

    def _show(self, part: str, question: str, shown: bool) -> None:
        box = self.query_one(f"#{part}", Vertical)
        box.display = shown
        box.query_one(".question", Static).update(self.language.text(question))

    def _say_words(self) -> None:
        lines = [consent_due_text(self.language, due) for due in self._desk.due]
        if self._to_clipboard:
            lines.append(
                self.language.text(
                    N_("Other programs can read what is copied. Paste it at once, then copy something else.")
                )
            )
        words = self.query_one("#over-words", Static)
        words.display = bool(lines)
        words.update("\n".join(lines))

    def _say_consent(self) -> None:
        """Say which consent holds, where it is on a consent that it is handed over."""
        from assistant.wording.days import day_in_words

        known = self._desk.valid.get(self._wish.kind)
        holds = self.query_one("#holds", Static)
        holds.display = known is not None and self._ground is Ground.CONSENT
        if known is not None:
            day = self.language.long_date(known.given_on)
            near = day_in_words(self.language, known.given_on, self.malsteg.today)
            shown = day if day == near else f"{day} ({near})"
            holds.update(self.language.text(N_("The consent from %(date)s holds."), date=shown))

    def _complain(self, problem: MalstegError | None) -> None:
        """Say what is wrong, in place; nothing that was chosen or written is lost."""
        self._problem = problem
        self._say_problem()

    def _say_problem(self) -> None:
        problem, below = self._problem, self.query_one("#said-below", Static)
        below.display = problem is not None
        below.set_class(True, "-problem")
        if problem is None:
            return
        from assistant.wording.problems import problem_text

        words = problem_text(self.language, problem.code, problem.params, today=self.malsteg.today)
        below.update(Content.assemble((self.language.text(_NOTE), "bold"), " ", words))

    # --- what people do -------------------------------------------------------------------------

    def on_choice_list_changed(self, event: ChoiceList.Changed) -> None:
        """Another ground may ask for another day; what was wrong no longer is."""
        event.stop()
        self._complain(None)
        self._say()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong with an earlier wording no longer is."""
        event.stop()
        if event.input.has_focus:
            self._complain(None)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on, or back, by mouse."""
        event.stop()
        if self.holding:
            return
        if event.button.has_class("stop"):
            self.action_back()
        else:
            self._hand_over()

    def action_go_on(self) -> None:
        """Go to what comes next, and from the last line on, once what was pressed before has arrived.

        What is pressed after it waits: it is meant for what comes next.
        """
        if isinstance(self.focused, Button):
            self.focused.press()
        else:
            self.holding = True
            (self.focused or self).call_later(self.call_later, self._next)

    async def _next(self) -> None:
        self.holding = False
        self._say()  # what the choice just made asks for may not be there yet
        fields = self._fields
        here = next((place for place, field in enumerate(fields) if field.has_focus), -1)
        if here < len(fields) - 2:
            fields[here + 1].focus()
            await self.release()
        else:
            self._hand_over()

    def action_back(self) -> None:
        """Go back to the choices; nothing has been handed over."""
        self.dismiss()

    def describe(self, binding: Binding) -> str:
        """Say what Enter does where one is."""
        fields = self._fields if self.is_mounted else []
        if binding.id == "over.go_on" and fields and self.focused in fields[-2:]:
            return self.language.text(N_("copy the text") if self._to_clipboard else N_("write the file"))
        return super().describe(binding)

    # --- handing over ---------------------------------------------------------------------------

    def _hand_over(self, *, replace: bool = False) -> None:
        """Take the answers, or say which is missing, and hand over beside the screen."""
        if self.holding:
            return
        self._complain(None)
        if self._found and self._list("found").chosen is None:
            self._refuse(UsageError("identifiers_undecided"))
            return
        self.holding = True
        self.run_worker(self._handing_over(replace), name="hand-over")

    def _refuse(self, problem: MalstegError) -> None:
        """Say what is wrong, and go to where it can be mended."""
        self._complain(problem)
        box = self.query_one(f"#{_BESIDE.get(problem.code, 'file')}", Vertical)
        if box.display:
            next(iter(box.query("ChoiceList, Input"))).focus()

    async def _handing_over(self, replace: bool) -> None:
        slow = self.set_timer(self.malsteg.patience.slow, lambda: self._show_working(True))
        try:
            target = await self._hand(replace)
        except MalstegError as problem:
            self._tell(problem)
        else:
            self._done(target)
            self.dismiss()
            return
        finally:
            slow.stop()
            self._show_working(False)
            self.holding = False
        await self.release()

    async def _hand(self, replace: bool) -> Path | None:
        """Hand over; return where it lies, None for the clipboard. Raises :class:`MalstegError`."""
        desk, wish, malsteg = self._desk, self._wish, self.malsteg
        day = self.query_one("#day-line", Input).value
        agreed = agreed_on(desk, wish.kind, self._ground, day, self.language)
        target = None
        if not self._to_clipboard:
            target, wish = place_for(self.query_one("#file-line", Input).value, wish, self._folder)
            await beside(lambda: files.check_place(target, replace=replace))
        made = await beside(lambda: desk.make(wish, as_text=self._to_clipboard))
        found = await beside(lambda: _told(made))
        if found != self._found:
            self._found = found
            self._list("found").choose(None)
            self._say()
            if found:
                raise UsageError("identifiers_others")
        kept = bool(found) and self._list("found").chosen == 1
        if found and not kept:
            made = await beside(made.without_identifiers)
        handing = Handing(malsteg.records, desk.case_id, made, agreed, kept)
        if target is None:
            text = await malsteg.on_disk(handing.text)
            self.app.copy_to_clipboard(text.removeprefix(BYTE_ORDER_MARK))
        else:
            place = target
            await malsteg.on_disk(lambda: handing.put(place, replace=replace))
        return target

    def _tell(self, problem: MalstegError) -> None:
        """Ask for the passphrase, ask whether to replace, or say what is wrong beside what it is about."""
        if self.malsteg.shut_out(problem):
            return
        if problem.code == "file_exists":
            from assistant.tui.screens.confirm import ConfirmScreen

            def question(language: Language) -> str:
                return language.text(_REPLACE, **problem.params)

            self.app.push_screen(ConfirmScreen(question), self._may_replace)
            return
        self._refuse(problem)

    def _may_replace(self, yes: bool | None) -> None:
        if yes:
            self._hand_over(replace=True)
        else:
            self.query_one("#file-line").focus()

    def _show_working(self, working: bool) -> None:
        if self.is_mounted:
            self.query_one("#working").display = working


def _line(name: str) -> Input:
    line = Input(id=name, select_on_focus=False)
    line.cursor_blink = False
    return line


def _told(made: Made) -> tuple[tuple[str, str], ...]:
    return tuple((" ".join(found.quote.split()), found.kind) for found in made.identifiers())
