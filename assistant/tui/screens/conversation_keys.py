"""The keys of the conversation: which there are, when they are offered, and what they are called."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import ActiveBinding, Binding, BindingType
from textual.widgets import Button

from assistant.dialogs.standing import Stage
from assistant.i18n import N_
from assistant.tui.page import Page

_OFFERS = {
    "to_plan": N_("move it to the plan"),
    "keep_first": N_("take the first now"),
    "remove_identifiers": N_("take it out"),
}
"""What is offered, short enough for the line of keys."""


class ConversationKeys(Page):
    """A page with the keys of a conversation that is in one of its stages."""

    QUIET = frozenset({"app.theme", "app.quit"})

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "answer",
            N_("continue"),
            tooltip=N_("Answer and go on."),
            priority=True,
            id="conversation.answer",
        ),
        Binding(
            "escape",
            "back",
            N_("back"),
            tooltip=N_("Go back. Everything you have said is kept."),
            id="conversation.back",
        ),
        Binding(
            "f2",
            "skip",
            N_("don't know yet"),
            tooltip=N_("Leave the question for now."),
            id="conversation.skip",
        ),
        Binding(
            "f3",
            "why",
            N_("why we ask"),
            tooltip=N_("Show why we ask, with an example."),
            id="conversation.why",
        ),
        Binding(
            "f7",
            "offer",
            N_("have it done"),
            tooltip=N_("Have done what is offered under the answer."),
            id="conversation.offer",
        ),
        Binding(
            "f5",
            "panel",
            N_("the goal"),
            tooltip=N_("Show the goal as it stands."),
            id="conversation.panel",
        ),
        Binding(
            "f9",
            "check",
            N_("all answers"),
            tooltip=N_("See all answers and change them."),
            id="conversation.check",
        ),
        Binding(
            "f8",
            "proceed",
            N_("read together"),
            tooltip=N_("Read the whole goal and say what each of you thinks of it."),
            id="conversation.proceed",
        ),
        Binding(
            "pagedown",
            "read_on(1)",
            N_("read on"),
            tooltip=N_("Read the rest; PgUp goes back."),
            key_display="PgDn",
            priority=True,
            id="conversation.read_on",
        ),
        Binding("pageup", "read_on(-1)", show=False, priority=True, id="conversation.read_back"),
        Binding(
            "f10",
            "pause",
            N_("pause"),
            tooltip=N_("Leave for now. You come back to the same place."),
            id="conversation.pause",
        ),
    ]

    @property
    def stage(self) -> Stage:
        """Where in the conversation the pair is."""
        raise NotImplementedError

    @property
    def must_answer(self) -> bool:
        """Whether the question that is up cannot be left for later."""
        raise NotImplementedError

    @property
    def offered(self) -> str:
        """What F7 does just now, as a code; empty where nothing is offered."""
        raise NotImplementedError

    @property
    def rules_read(self) -> bool | None:
        """Whether the rules behind what was noticed are read just now; None where there are none."""
        raise NotImplementedError

    @property
    def reads_on(self) -> bool:
        """Whether there is more to read than the screen has room for."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the keys that make sense where the conversation is."""
        stage = self.stage
        stages = {
            "skip": {Stage.ASKING},
            "why": {Stage.ASKING, Stage.CLOSING},
            "check": {Stage.ASKING, Stage.CLOSING},
            "pause": {Stage.ASKING, Stage.CHECKING, Stage.CLOSING},
            "proceed": {Stage.CHECKING},
        }
        if action == "skip" and self.must_answer:
            return False
        if action == "read_on":
            return self.reads_on
        if action == "offer":
            return bool(self.offered)
        if action == "panel":
            return stage in (Stage.ASKING, Stage.CHECKING) and not self.has_class("-wide")
        return stage in stages.get(action, set(Stage))

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, in the order of this page."""
        return self.in_own_order(super().active_bindings)

    def describe(self, binding: Binding) -> str:
        """Say what the keys do just here."""
        stage = self.stage
        if binding.action == "answer" and stage is Stage.CHECKING:
            focused = self.focused
            return self.language.text(N_("read together") if isinstance(focused, Button) else N_("change"))
        if binding.action == "answer" and stage is Stage.DONE:
            return self.language.text(N_("open the goal"))
        if binding.action == "back" and stage is Stage.DONE:
            return self.language.text(N_("to the first page"))
        if binding.action == "offer" and self.offered:
            return self.language.text(_OFFERS[self.offered])
        if binding.action == "why" and self.rules_read is not None:
            return self.language.text(
                N_("put the rule away") if self.rules_read else N_("the rule behind it")
            )
        return super().describe(binding)
