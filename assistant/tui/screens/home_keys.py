"""The keys of the first page: which there are, and what they are called."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from assistant.i18n import N_
from assistant.tui.page import Page


class HomeKeys(Page):
    """A page with the keys for finding, opening and beginning."""

    ABOUT = (
        N_("Here are all goals. Choose one with the arrow keys and open it with Enter, or click it."),
        N_("Write a few letters of a name, a goal or a part of life, and only what fits is shown."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "open",
            N_("open"),
            tooltip=N_("Open what is marked."),
            priority=True,
            id="home.open",
        ),
        Binding("escape", "show_all", N_("show all"), tooltip=N_("Show everything again."), id="home.all"),
        Binding(
            "f7,ctrl+n",
            "new",
            N_("new person"),
            tooltip=N_("Begin a goal with somebody who has none here yet."),
            id="home.new",
        ),
        Binding(
            "f3",
            "case",
            N_("all goals of %(alias)s"),
            tooltip=N_("See how it has gone with all goals of the person that is marked."),
            id="home.case",
        ),
        Binding(
            "f8",
            "another",
            N_("new goal for %(alias)s"),
            tooltip=N_("Begin another goal with the person that is marked."),
            id="home.another",
        ),
        Binding(
            "f9",
            "quick",
            N_("in one sentence"),
            tooltip=N_("Begin with the whole goal in one sentence. Only what it leaves out is asked for."),
            id="home.quick",
        ),
        Binding(
            "f2",
            "practise",
            N_("practise"),
            tooltip=N_("Practise wording goals, with invented people. Your cases are not touched."),
            id="home.practise",
        ),
        Binding(
            "shift+delete",
            "erase",
            N_("erase the case"),
            tooltip=N_("Erase everything about the person that is marked, once you have written the name."),
            key_display="Shift+Del",
            priority=True,
            id="home.erase",
        ),
        Binding("up", "move('cursor_up')", show=False, id="home.up"),
        Binding("down", "move('cursor_down')", show=False, id="home.down"),
        Binding("pageup", "move('page_up')", show=False, id="home.page_up"),
        Binding("pagedown", "move('page_down')", show=False, id="home.page_down"),
    ]

    QUIET = frozenset({"home.erase"})
