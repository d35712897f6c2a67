"""The keys that work now, in words, at the bottom of every page."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.screen import Screen
from textual.style import Style

from assistant.tui.widgets.laid import Laid

_GAP = 3
_LITTLE_ROOM = 56
_ANYWHERE = frozenset({"app.language", "app.theme", "app.quit"})


class KeyLine(Laid):
    """Every key with what it does; each can be clicked. Goes on over more lines rather than being cut off."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keyline--key", "keyline--words"}

    def on_mount(self) -> None:
        """Follow what the page's keys are."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh(layout=True)

    def shown(self, width: int) -> list[tuple[str, str, str]]:
        """Return key, the key as people know it, and what it does, one for each thing that can be done.

        What the page wants quiet is left to the page of help, and where there is little room, what can be
        done anywhere.
        """
        found: dict[str, tuple[str, str, str]] = {}
        quiet: frozenset[str] = getattr(self.screen, "QUIET", frozenset())
        hidden = _ANYWHERE | quiet if width < _LITTLE_ROOM else quiet
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.description and binding.id not in hidden:
                name = self.app.get_key_display(binding)
                found.setdefault(binding.action, (binding.key, name, binding.description))
        # What belongs to the whole program comes after what can be done here; closing it comes last.
        return sorted(found.values(), key=lambda item: item[0] == "ctrl+q")

    def lines_at(self, width: int) -> list[Content]:
        """Set the keys over as many lines as they need."""
        key_style = self.get_visual_style("keyline--key", partial=True)
        words_style = self.get_visual_style("keyline--words", partial=True)
        lines: list[Content] = []
        line, used = Content(""), 0
        for key, name, words in self.shown(width):
            click = Style.from_meta({"@click": f"app.simulate_key({key!r})"})
            item = Content.assemble((name, key_style + click), (f" {words}", words_style + click))
            size = cell_len(name) + 1 + cell_len(words)
            if used and used + _GAP + size > width:
                lines.append(line)
                line, used = Content(""), 0
            line = line + " " * _GAP + item if used else item
            used += size + (_GAP if used else 0)
        return [*lines, line]
