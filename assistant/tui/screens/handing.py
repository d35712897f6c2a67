"""A document of somebody's goals: what it is, what it tells, and how it will read; then it is handed over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from assistant.errors import MalstegError
from assistant.goals.handing_over import StatusPart
from assistant.handing.desk import FHIR_VERSIONS, WEEKS, Wish, read_case
from assistant.handing.making import FORMS
from assistant.i18n import LANGUAGES, N_
from assistant.tui.beside import beside
from assistant.tui.page import Page
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.picks import Picks
from assistant.tui.widgets.preview import Preview
from assistant.tui.widgets.titlebar import TitleBar
from assistant.wording.documents_on_screen import FHIR_NAMES, FORM_NAMES, KIND_HINTS, KIND_NAMES

if TYPE_CHECKING:
    from assistant.handing.desk import Desk

_BESIDE: Final = 118
"""Columns from which the choices and lines of a whole text have room side by side."""
_ROOMY: Final = 200
"""Columns from which even then the words stand beside what they are about."""
_NAMELESS: Final = ("goals", "measurements")
"""What names no caseworker."""

_NOTE: Final = N_("Please note:")
_WRITTEN: Final = N_("%(name)s is written. It is not encrypted: keep it where such papers belong.")
_COPIED: Final = N_(
    "The text is copied. Paste it now: other programs can read it until something else is copied. If nothing "
    "can be pasted, this terminal does not allow copying; save it as plain text instead."
)
_TEMPLATED: Final = N_("Your unit's own template decides how the Word document looks.")


class HandingPage(Page):
    """Chooses a document of one person's goals: of ``goals``, or of those that fit it."""

    CSS_PATH = "../handing.tcss"
    ABOUT = (
        N_("Choose what it is and what it tells. The text shows how it will read; nothing is written yet."),
        N_("Tab goes on, the arrows choose. Space, a digit or a click puts something in or takes it out."),
        N_("The document has a language of its own. What people have written is never translated."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "save",
            N_("save as a file"),
            tooltip=N_("Go on to where the file is put; for some documents also on what ground."),
            priority=True,
            id="handing.save",
        ),
        Binding("escape", "back", N_("back"), tooltip=N_("Go back."), id="handing.back"),
        Binding(
            "f2",
            "read",
            N_("read the whole text"),
            tooltip=N_("Let the text have the whole page, or come back to the choices."),
            id="handing.read",
        ),
        Binding(
            "f9",
            "copy",
            N_("copy the text"),
            tooltip=N_("Go on to copying it as plain text, to be pasted into a record system."),
            id="handing.copy",
        ),
    ]
    QUIET = frozenset({"app.theme"})

    def __init__(self, case_id: str, goals: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.case_id = case_id
        self._given = goals
        self._desk: Desk | None = None
        self._wish: Wish | None = None
        self._chose_goals = False
        self._to_draw = self._drawing = self._templated = False
        self._said: MalstegError | tuple[str, str] | None = None
        """What is said below: a problem, or a msgid with the name that stands in it."""

    @property
    def wish(self) -> Wish | None:
        """What is chosen just now, None until the case is read."""
        return self._wish

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield TitleBar()
        with Container(id="handing"):
            with VerticalScroll(id="choices", can_focus=False):
                yield Picks(id="kind")
                yield Static(id="kind-hint", markup=False)
                yield Picks(id="language")
                yield Picks(id="form")
                yield Picks(id="goals", many=True)
                yield Picks(id="parts", many=True)
                yield Picks(id="weeks")
                yield Picks(id="fhir")
                with Horizontal(id="worker-row"):
                    yield Static(id="worker-label", markup=False)
                    line = Input(id="worker", select_on_focus=False, max_length=80)
                    line.cursor_blink = False
                    yield line
            with Vertical(id="paper"):
                yield Preview(id="preview")
        yield Static(id="said-below", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the case beside the screen."""
        self._say()
        self._load()

    def on_resize(self, event: events.Resize) -> None:
        """Set the text beside the choices where whole lines of it have room."""
        width = event.size.width
        self.set_class(width >= _BESIDE, "-beside")
        self.set_class(_BESIDE <= width < _ROOMY, "-column")

    def reword(self) -> None:
        """Say everything in the language spoken now; the document keeps its own."""
        self._say()
        super().reword()

    # --- what there is to choose from -----------------------------------------------------------

    def _load(self) -> None:
        self.run_worker(self._read(), name="read-case")

    async def _read(self) -> None:
        malsteg = self.malsteg
        try:
            self._desk = await malsteg.on_disk(lambda: read_case(malsteg.records, self.case_id))
        except MalstegError as problem:
            if not malsteg.shut_out(problem, self._load):
                self.say_below(problem)
            return
        if self._wish is None:
            self._wish = self._first_wish(self._desk)
            self._say()
            self.query_one("#kind").focus()
        else:
            self._say()
        self._draw()

    def _first_wish(self, desk: Desk) -> Wish:
        return Wish(
            kind="plan",
            form=FORMS["plan"][0],
            language=self.language.code,
            goals=self._given or desk.fitting("plan"),
            parts=desk.usual.parts,
        )

    def _of_kind(self, kind: str) -> Wish:
        """Return the wish for another kind: with the goals that fit it, unless others were chosen."""
        assert self._wish is not None and self._desk is not None  # noqa: S101, PT018 - nothing to choose before
        changed = replace(self._wish, kind=kind).in_form(self._wish.form)
        if self._given or self._chose_goals:
            return changed
        return replace(changed, goals=self._desk.fitting(kind))

    # --- saying ---------------------------------------------------------------------------------

    def _say(self) -> None:
        desk, wish = self._desk, self._wish
        self.query_one("#choices").display = wish is not None and not self.has_class("-reading")
        self._say_below()
        if desk is None or wish is None:
            return
        text = self.language.text
        self.query_one(TitleBar).set_subject(desk.alias)
        self._offer("kind", N_("Document"), KIND_NAMES, (wish.kind,))
        self._say_hint(wish)
        self._offer_goals(desk, wish)
        self._offer_parts(wish)
        weeks = {str(number): self.language.number(number) for number in WEEKS}
        self._offer("weeks", N_("Weeks"), weeks, (str(wish.weeks),), shown=wish.kind == "sheet")
        versions = {version: FHIR_NAMES[version] for version in FHIR_VERSIONS}
        self._offer("fhir", N_("Version"), versions, (wish.fhir,), shown=wish.kind == "fhir")
        self._offer("language", N_("Language"), LANGUAGES, (wish.language,))
        forms = {form: FORM_NAMES[form] for form in FORMS[wish.kind]}
        self._offer("form", N_("Format"), forms, (wish.form,), shown=len(forms) > 1)
        self.query_one("#worker-row").display = wish.kind not in _NAMELESS
        self.query_one("#worker-label", Static).update(text(N_("Your name")))
        self.query_one("#worker", Input).placeholder = text(N_("if it is to stand there"))
        self.refresh_bindings()

    def _offer(
        self, name: str, label: str, msgids: dict[str, str], chosen: tuple[str, ...], *, shown: bool = True
    ) -> None:
        picks = self.query_one(f"#{name}", Picks)
        picks.display = shown
        text = self.language.text
        picks.show(text(label), {value: text(msgid) for value, msgid in msgids.items()}, chosen)

    def _say_hint(self, wish: Wish) -> None:
        msgids = [KIND_HINTS[wish.kind], *([_TEMPLATED] if self._templated else [])]
        self.query_one("#kind-hint", Static).update(" ".join(map(self.language.text, msgids)))

    def _offer_goals(self, desk: Desk, wish: Wish) -> None:
        from assistant.wording.goal import STATUSES

        picks = self.query_one("#goals", Picks)
        left_out = not self._given and not all(desk.fitting(kind) for kind in KIND_NAMES)
        picks.display = len(desk.goals) > 1 or left_out
        names = {}
        for goal in desk.goals:
            title = " ".join(goal.title.split()) or self.language.text(N_("A goal just begun"))
            names[goal.id] = f"{title} · {self.language.text(STATUSES[goal.status])}"
        picks.show(self.language.text(N_("Goals")), names, wish.goals)

    def _offer_parts(self, wish: Wish) -> None:
        from assistant.wording.handing_over import PART_NAMES

        names = {part.value: PART_NAMES[part] for part in StatusPart}
        chosen = tuple(part.value for part in wish.parts)
        self._offer("parts", N_("It tells"), names, chosen, shown=wish.kind == "status")

    def say_below(self, said: MalstegError | tuple[str, str] | None) -> None:
        """Say something above the keys: what is wrong, or what has been done; None: nothing any more."""
        self._said = said
        self._say_below()

    def _say_below(self) -> None:
        said, below = self._said, self.query_one("#said-below", Static)
        below.display = said is not None
        below.set_class(isinstance(said, MalstegError), "-problem")
        if isinstance(said, MalstegError):
            from assistant.wording.problems import problem_text

            words = problem_text(self.language, said.code, said.params, today=self.malsteg.today)
            below.update(Content.assemble((self.language.text(_NOTE), "bold"), " ", words))
        elif said is not None:
            msgid, name = said
            below.update(Content(self.language.text(msgid, name=name)))

    # --- the text -------------------------------------------------------------------------------

    def _draw(self) -> None:
        """Make the text anew beside the screen; what changes meanwhile is made after it, once."""
        self._to_draw = True
        if not self._drawing:
            self._drawing = True
            self.run_worker(self._draw_on(), name="preview")

    async def _draw_on(self) -> None:
        try:
            while self._to_draw:
                self._to_draw = False
                await self._draw_once()
        finally:
            self._drawing = False

    async def _draw_once(self) -> None:
        desk, wish = self._desk, self._wish
        if desk is None or wish is None:
            return
        preview = self.query_one(Preview)
        try:
            text, templated = await beside(lambda: _drawn(desk, wish))
        except MalstegError as problem:
            preview.show("")
            self.say_below(problem)
            return
        if isinstance(self._said, MalstegError):
            self.say_below(None)
        preview.show(text)
        self._templated = templated
        self._say_hint(wish)

    # --- what people do -------------------------------------------------------------------------

    @on(Picks.Changed)
    def _chose(self, event: Picks.Changed) -> None:
        event.stop()
        self._take(event.picks)
        self.say_below(None)
        self._say()
        if event.picks.id == "kind":
            self.query_one(Preview).scroll_home(animate=False)
        self._draw()

    def _take(self, picks: Picks) -> None:
        """Let what is chosen be wished for."""
        wish, chosen = self._wish, picks.chosen
        if wish is None:
            return
        name = picks.id
        if name == "kind":
            self._wish = self._of_kind(chosen[0])
        elif name == "goals":
            self._chose_goals = self._chose_goals or chosen != wish.goals
            self._wish = replace(wish, goals=chosen)
        elif name == "parts":
            self._wish = replace(wish, parts=tuple(part for part in StatusPart if part.value in chosen))
        elif name == "weeks":
            self._wish = replace(wish, weeks=int(chosen[0]))
        elif name == "fhir":
            self._wish = replace(wish, fhir=chosen[0])
        elif name == "language":
            self._wish = replace(wish, language=chosen[0])
        else:
            self._wish = wish.in_form(chosen[0])

    def on_input_changed(self, event: Input.Changed) -> None:
        """The caseworker's name stands in the document as it is written."""
        event.stop()
        if self._wish is not None:
            self._wish = replace(self._wish, worker=event.value)
            self._draw()

    def on_key(self, event: events.Key) -> None:
        """Arrows go from the line for the name to what is above and below it."""
        if event.key in ("up", "down") and self.query_one("#worker").has_focus:
            (self.focus_previous if event.key == "up" else self.focus_next)()

    def action_save(self) -> None:
        """Go on to where the file is put."""
        self._go_on(to_clipboard=False)

    def action_copy(self) -> None:
        """Go on to copying the text."""
        self._go_on(to_clipboard=True)

    def _go_on(self, *, to_clipboard: bool) -> None:
        # What was pressed before this key arrives first.
        (self.focused or self).call_later(self.call_later, self._open_next, to_clipboard)

    def _open_next(self, to_clipboard: bool) -> None:
        if self._desk is None or self._wish is None or not self.is_active:
            return
        if isinstance(self.focused, Picks):
            self._take(self.focused)
        try:
            self._desk.make(self._wish, as_text=True)
        except MalstegError as problem:
            self.say_below(problem)
            return
        from assistant.tui.screens.handing_over import HandingOverPage

        self.app.push_screen(HandingOverPage(self._desk, self._wish, self._done, to_clipboard=to_clipboard))

    def _done(self, target: Path | None) -> None:
        """Say where it lies, or that it is copied, and read anew what has been noted of it."""
        self.say_below((_COPIED, "") if target is None else (_WRITTEN, str(target)))
        self._load()

    def action_read(self) -> None:
        """Let the text have the whole page, or come back to the choices."""
        reading = not self.has_class("-reading")
        self.set_class(reading, "-reading")
        self.query_one("#choices").display = not reading
        self.query_one("#preview" if reading else "#kind").focus()
        self.refresh_bindings()

    def action_back(self) -> None:
        """Come back from the text to the choices, else to the page before."""
        if self.has_class("-reading"):
            self.action_read()
        else:
            self.dismiss()

    def describe(self, binding: Binding) -> str:
        """Say what the key for reading does now."""
        if binding.id == "handing.read" and self.has_class("-reading"):
            return self.language.text(N_("back to the choices"))
        return super().describe(binding)


def _drawn(desk: Desk, wish: Wish) -> tuple[str, bool]:
    """Return the text, and whether the document itself is made with an agency's own template."""
    text = desk.make(wish, as_text=True).written().decode("utf-8")
    return text, wish.form == "docx" and desk.make(wish).template is not None
