"""The moment both have said yes: a quiet picture of the goal, and what happens next."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Button, Static

from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.following import FollowUpDraft
from assistant.goals.attainment import change
from assistant.goals.follow_up import Decision
from assistant.goals.goal import Formulation, Party
from assistant.i18n import N_, Language
from assistant.tui.widgets.goal_panel import letter, said_yes, show_reached, steps_shown
from assistant.tui.widgets.labels import relabel
from assistant.tui.widgets.staircase import Staircase
from assistant.wording.days import day_in_words
from assistant.wording.follow_up import change_text, found_parts
from assistant.wording.goal import Part, action_text, read_back

_DONE = N_("You have a goal together")
_FOLLOWED_UP = N_("The follow-up is saved")
_CHANGE = N_("Change the goal now")
_OPEN = N_("Open the goal")
_HOME = N_("To the first page")


def what_happens_next(language: Language, draft: GoalDraft, today: date) -> list[Part]:
    """Say what is done now, when the two meet, and when the goal is to be reached."""
    parts: list[tuple[str, str]] = []
    if draft.plan:
        parts.append((N_("From now on"), "\n".join(map(action_text, draft.plan))))
    if draft.counting:
        parts.append((N_("Along the way"), draft.counting))
    if draft.follow_up is not None:
        parts.append((N_("You meet to see how it went"), _when(language, draft.follow_up, today)))
    if draft.deadline is not None:
        parts.append((N_("The goal is to be reached by"), _when(language, draft.deadline, today)))
    return [Part(language.text(heading), text) for heading, text in parts]


def _when(language: Language, day: date, today: date) -> str:
    written, near = language.long_date(day), day_in_words(language, day, today)
    return written if near == written else f"{written}, {near}"


def _change_part(language: Language, draft: FollowUpDraft) -> list[Part]:
    """Say what has become of the goal, if the two would say the same."""
    changes = {change(draft.agreed, draft, party) for party in Party}
    both = changes.pop() if len(changes) == 1 else None
    return [] if both is None else [Part("", change_text(language, draft.agreed, both))]


def _after_following(
    language: Language, draft: FollowUpDraft, agreed: Formulation, today: date
) -> list[Part]:
    """Say what is done from now on, and when the two meet."""
    if draft.decision is Decision.CLOSE:
        return []
    parts: list[tuple[str, str]] = []
    if agreed.plan:
        parts.append((N_("From now on"), "\n".join(map(action_text, agreed.plan))))
    if draft.next_follow_up is not None:
        parts.append((N_("You meet to see how it went"), _when(language, draft.next_follow_up, today)))
    if agreed.deadline is not None and agreed.deadline > today:
        parts.append((N_("The goal is to be reached by"), _when(language, agreed.deadline, today)))
    return [Part(language.text(heading), text) for heading, text in parts]


class FinishedView(VerticalScroll, can_focus=False):
    """The accepted goal: its sentence, its steps, what happens next and who said what."""

    class OpenWanted(Message):
        """The goal is to be opened."""

    class HomeWanted(Message):
        """The pair is done here."""

    def compose(self) -> ComposeResult:
        """Lay out the picture."""
        with Vertical(classes="done-paper"):
            yield Static(classes="quiet done-title", markup=False)
            yield Static(classes="done-sentence", markup=False)
            yield Staircase(classes="done-steps")
            yield Static(classes="done-next", markup=False)
            yield Static(classes="done-voices", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(_OPEN, classes="continue", compact=True)
                yield Button(_HOME, classes="home", compact=True)

    def show(self, language: Language, draft: GoalDraft, today: date) -> None:
        """Show the goal that has just been accepted."""
        scale, start = steps_shown(draft)
        state = draft.measure_kind == "state"
        self.query_one(Staircase).show(scale, start=start, milestones=state, language=language)
        self._say(".done-title", language.text(_DONE))
        self.query_one(".done-sentence", Static).update(read_back(language, draft))
        self.query_one(".done-next", Static).update(letter(what_happens_next(language, draft, today)))
        self.query_one(".done-voices", Static).update(letter(said_yes(language, draft)))
        relabel(self.query_one(".continue", Button), language.text(_OPEN))
        relabel(self.query_one(".home", Button), language.text(_HOME))

    def show_following(self, language: Language, draft: FollowUpDraft, today: date, *, changes: bool) -> None:
        """Show what was found at a follow-up just saved; ``changes``: the goal is changed next."""
        agreed = draft.next_agreement or draft.agreed
        show_reached(self.query_one(Staircase), language, draft)
        self._say(".done-title", language.text(_FOLLOWED_UP))
        self._say(".done-sentence", read_back(language, agreed))
        found = [*found_parts(language, draft), *_change_part(language, draft)]
        self.query_one(".done-next", Static).update(letter(found))
        nearest = [] if changes else _after_following(language, draft, agreed, today)
        self.query_one(".done-voices", Static).update(letter(nearest) if nearest else "")
        relabel(self.query_one(".continue", Button), language.text(_CHANGE if changes else _OPEN))
        relabel(self.query_one(".home", Button), language.text(_HOME))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open the goal or go home."""
        event.stop()
        self.post_message(self.HomeWanted() if event.button.has_class("home") else self.OpenWanted())

    def _say(self, selector: str, text: str) -> None:
        self.query_one(selector, Static).update(text)
