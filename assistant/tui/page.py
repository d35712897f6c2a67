"""What every page has in common: a language that can change under it, and keys named in that language."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.screen import Screen, ScreenResultType

from assistant.tui.program import Program, program
from assistant.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from assistant.i18n import Language


_FIELD_SECONDS = 0.03
"""How long a key is on its way to the field it is meant for, at most."""


_NEVER_WAITING = frozenset({"ctrl+q", "ctrl+l"})


class Speaking(Screen[ScreenResultType]):
    """A screen that can say everything again in another language without being rebuilt.

    Descriptions and tooltips of bindings are msgids (marked with ``N_``), translated when they are shown.
    """

    QUIET: ClassVar[frozenset[str]] = frozenset()
    """Ids of bindings that are named on the page of help only, for a calmer line of keys."""

    ABOUT: ClassVar[tuple[str, ...]] = ()
    """Msgids of sentences about the page, for the page of help."""

    @property
    def malsteg(self) -> Program:
        """The app, as far as pages know it."""
        return program(self)

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self.malsteg.language

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, described in the language spoken now."""
        return {key: self._worded(active) for key, active in super().active_bindings.items()}

    def in_own_order(self, found: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
        """Put keys in the order in which the page names them; a field may name some of them too."""
        order = {
            binding.id: place for place, binding in enumerate(self.BINDINGS) if isinstance(binding, Binding)
        }
        return dict(sorted(found.items(), key=lambda item: order.get(item[1].binding.id, len(order))))

    def describe(self, binding: Binding) -> str:
        """Say what a key does. Pages override this where the words depend on what is marked."""
        return self.language.text(binding.description)

    def _worded(self, active: ActiveBinding) -> ActiveBinding:
        tooltip = self.language.text(active.tooltip)
        binding = replace(active.binding, description=self.describe(active.binding), tooltip=tooltip)
        if binding.id == "app.lock" and not self.malsteg.entrance.can_lock:
            binding = replace(binding, show=False)
        return active._replace(binding=binding, tooltip=tooltip)

    def reword(self) -> None:
        """Say everything on the page in the language spoken now, keeping what has been typed.

        Pages override this, set the text of their widgets in place, and call ``super().reword()``.
        """
        for bar in self.query(TitleBar):
            bar.refresh()
        self.refresh_bindings()


class Page(Speaking[None]):
    """A full-screen page."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it for instances
        (0, "-tiny"),
        (60, "-narrow"),
        (80, "-normal"),
        (100, "-roomy"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012

    holding = False
    """Whether keys wait: what they are meant for is not on the screen yet."""

    @property
    def unsaved(self) -> bool:
        """Whether something said here is not on disk, so that leaving would lose it."""
        return False

    def lets_through(self, event: events.Event) -> bool:
        """Say whether a key works at once even while the others wait."""
        return isinstance(event, events.Key) and event.key in _NEVER_WAITING

    def on_screen_resume(self) -> None:
        """Let what was typed arrive if another page lay over this one when it should have."""
        if self._held and not self.holding:
            self.run_worker(self.release(), name="release")

    def hold(self, event: events.Event) -> None:
        """Keep what was typed ahead, for :meth:`release`."""
        self._held = [*self._held, event]

    async def release(self) -> None:
        """Let what was typed ahead arrive, in order.

        An Enter with nothing typed before it was one press too many: it must not answer what nobody has
        read. Any other Enter waits until the field has what was typed before it; if it leads on, what was
        typed after it waits again. Under another page everything goes on waiting: it was not meant for that.
        """
        self.holding = False
        if not self.is_active:
            return
        waiting, self._held = list(dropwhile(_is_enter, self._held)), []
        while waiting and not self.holding and self.is_active:
            event = waiting.pop(0)
            if _is_enter(event):
                await asyncio.sleep(_FIELD_SECONDS)
            self.app.post_message(event)
            if _is_enter(event):
                await asyncio.sleep(_FIELD_SECONDS)
        self._held = [*waiting, *self._held]

    _held: Sequence[events.Event] = ()


def _is_enter(event: events.Event) -> bool:
    return isinstance(event, events.Key) and event.key == "enter"
