"""What was noticed about an answer: said in words, never by colour alone, each with a way on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.widgets import Button, Static

from assistant.dialogs.conversation import MOST_ADVICE
from assistant.i18n import N_, Language
from assistant.tui.widgets.labels import relabel

NOTE = N_("Please note:")
THOUGHT = N_("A thought:")
GO_ON = N_("Enter again goes on anyway.")

OFFER_KEY = "F7"
"""The key for the first thing that is offered to be done."""


@dataclass(frozen=True)
class Thought:
    """One thing noticed, in words; the rule behind it, and what can be done at once, if anything."""

    words: str
    rule: str = ""
    offer: str = ""


class ThoughtView(Vertical):
    """One thing noticed, with its rule when that is asked for."""

    class OfferWanted(Message):
        """What is offered with it is to be done."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int) -> None:
        super().__init__(classes="thought")
        self._place = place

    def compose(self) -> ComposeResult:
        """Lay out the words, the rule and the offer."""
        yield Static(classes="thought-words", markup=False)
        yield Static(classes="quiet rule", markup=False)
        yield Button("", classes="offer", compact=True)

    def show(self, sign: str, thought: Thought) -> None:
        """Say it."""
        self.query_one(".thought-words", Static).update(Content.assemble((sign, "bold"), " ", thought.words))
        rule, offer = self.query_one(".rule", Static), self.query_one(Button)
        rule.update(thought.rule)
        rule.set_class(bool(thought.rule), "-known")
        relabel(offer, thought.offer)
        offer.display = bool(thought.offer)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Ask for what is offered, by mouse."""
        event.stop()
        self.post_message(self.OfferWanted(self._place))


class AdviceArea(Vertical):
    """Nothing, or a problem to mend, or advice that may be left."""

    def compose(self) -> ComposeResult:
        """Lay out what has been done, what was noticed, and how to go on."""
        yield Static(classes="done", markup=False)
        for place in range(MOST_ADVICE):
            yield ThoughtView(place)
        yield Static(classes="quiet go-on", markup=False)

    def on_mount(self) -> None:
        """There is nothing to say yet."""
        self.clear()

    @property
    def said(self) -> str:
        """All that is said just now, a paragraph on each line."""
        shown = (s for s in self.query(Static) if self.display and s.display and _is_shown(s.parent))
        return "\n".join(text for static in shown if (text := str(static.render())))

    @property
    def has_rules(self) -> bool:
        """Whether there is a rule behind what is said just now."""
        return bool(self.display) and any(
            piece.display and bool(piece.query(".rule.-known")) for piece in self.query(ThoughtView)
        )

    @property
    def shows_rules(self) -> bool:
        """Whether the rules are read just now."""
        return self.has_rules and self.has_class("-ruled")

    def show_rules(self, *, shown: bool) -> None:
        """Say the rule behind each thing noticed, or put the rules away."""
        self.set_class(shown, "-ruled")

    def clear(self) -> None:
        """Say nothing."""
        self.display = False

    def show_problem(self, language: Language, text: str) -> None:
        """Say what could not be taken and what to do about it."""
        self._show(language.text(NOTE), [Thought(text)], problem=True)

    def show_thoughts(self, language: Language, thoughts: Sequence[Thought], *, done: str = "") -> None:
        """Say what was done and what was noticed; Enter leaves it."""
        go_on = language.text(GO_ON) if thoughts else ""
        self._show(language.text(THOUGHT), thoughts, done=done, go_on=go_on)

    @staticmethod
    def _with_key(thoughts: Sequence[Thought]) -> list[str]:
        """Name the key beside the first offer."""
        offers = [thought.offer for thought in thoughts]
        first = next((place for place, offer in enumerate(offers) if offer), None)
        return [f"{offer}  {OFFER_KEY}" if place == first else offer for place, offer in enumerate(offers)]

    def _show(
        self,
        sign: str,
        thoughts: Sequence[Thought],
        *,
        done: str = "",
        go_on: str = "",
        problem: bool = False,
    ) -> None:
        self.set_class(problem, "-problem")
        self.set_class(not problem, "-thought")
        self.set_class(bool(done and thoughts), "-more")
        for selector, text in ((".done", done), (".go-on", go_on)):
            static = self.query_one(selector, Static)
            static.update(text)
            static.display = bool(text)
        offers = self._with_key(thoughts)
        for place, piece in enumerate(self.query(ThoughtView)):
            piece.display = place < len(thoughts)
            if piece.display:
                piece.show(sign, replace(thoughts[place], offer=offers[place]))
        self.display = True


def _is_shown(node: DOMNode | None) -> bool:
    return node is not None and node.display
