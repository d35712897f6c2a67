"""The goal as it grows, and the whole goal read back: the client's own words and the staircase."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.following import FollowUpDraft
from assistant.dialogs.series_draft import SeriesDraft
from assistant.errors import AnswerError
from assistant.goals.goal import Party, levels_problem, propose_scale
from assistant.goals.scale import AttainmentScale
from assistant.i18n import N_, Language
from assistant.tui.criteria_letter import criteria_section
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.staircase import Staircase
from assistant.wording.follow_up import found_text, step_marks
from assistant.wording.goal import Part, acceptance_text, action_text, growing_goal, read_back, value_text
from assistant.wording.measuring import series_so_far
from assistant.wording.problems import PARTIES

_SO_FAR = N_("So far")
_FOLLOWED = N_("The goal you follow up")
_NOTED = N_("What you note")
_EMPTY = N_("The goal grows here, in your own words.")
_THE_GOAL = N_("The whole goal")
_CRITERION_ROOM = 16

_WORKER_AGREES = {
    "yes": N_("It is the right goal."),
    "partly": N_("It is the right goal in part."),
    "no": N_("I see it differently."),
}


def steps_shown(draft: GoalDraft) -> tuple[AttainmentScale | None, int | None]:
    """Return the steps that fit what has been said, agreed on or proposed, and the one today lies on."""
    scale = draft.attainment_scale
    level = draft.baseline_level
    try:
        if scale is None or levels_problem(draft) is not None:
            scale = propose_scale(draft)
        start = None if scale is None or level is None else scale.step_for(level)
    except AnswerError:
        return None, None
    return scale, start


def letter(parts: Iterable[Part]) -> Content:
    """Set headings and texts as paragraphs; texts are never read as markup."""
    paragraphs = [Content.assemble((part.heading, "$text-muted"), "\n", part.text) for part in parts]
    return Content("\n\n").join(paragraphs)


def whole_goal(language: Language, draft: GoalDraft) -> list[Part]:
    """Everything agreed on beside the sentence and the steps, each voice for itself."""
    client = draft.alias or language.text(PARTIES[Party.CLIENT])
    worker = language.text(PARTIES[Party.WORKER])
    parts: list[tuple[str, str]] = []
    if draft.outcome:
        parts.append((language.text(N_("How things will be then")), draft.outcome))
    if draft.plan:
        parts.append((language.text(N_("Plan of action")), "\n".join(map(action_text, draft.plan))))
    if draft.counting:
        parts.append((language.text(N_("Who keeps count")), draft.counting))
    if draft.importance is not None:
        importance = language.text(
            N_("Important to %(name)s: %(rating)s of 10"), name=client, rating=draft.importance
        )
        parts.append((importance, draft.importance_why or "\N{EN DASH}"))
    if draft.confidence is not None:
        parts.append(
            (
                language.text(N_("How sure %(name)s is that it will work"), name=client),
                language.text(N_("%(rating)s of 10"), rating=draft.confidence),
            )
        )
    if draft.worker_agrees is not None:
        view = language.text(_WORKER_AGREES[draft.worker_agrees])
        parts.append((worker, f"{view} {draft.worker_view or ''}".strip()))
    return [Part(heading, text) for heading, text in parts]


def said_yes(language: Language, draft: GoalDraft) -> list[Part]:
    """What each of the two has said to the goal, with a reservation in that person's own words."""
    voices = (
        (draft.alias or language.text(PARTIES[Party.CLIENT]), draft.client_acceptance),
        (language.text(PARTIES[Party.WORKER]), draft.worker_acceptance),
    )
    return [Part(name, acceptance_text(language, said)) for name, said in voices if said is not None]


def show_reached(stairs: Staircase, language: Language, draft: FollowUpDraft) -> None:
    """Show the steps of a goal that is followed up: the start, and what was found."""
    agreed = draft.agreed
    marks = step_marks(language, agreed, draft, draft.alias or "")
    stairs.show(
        agreed.attainment_scale,
        start=None,
        milestones=agreed.measure_kind == "state",
        language=language,
        compact=True,
        marks={step: [f"● {word}" for word in words] for step, words in marks.items()},
    )


class GoalPanel(VerticalScroll, can_focus=False):
    """Beside the question: what has been said so far. Beside the closing questions: the whole goal."""

    def compose(self) -> ComposeResult:
        """Lay out the heading, the words and the steps."""
        yield Static(classes="panel-title", markup=False)
        yield Static(classes="panel-sentence", markup=False)
        yield Static(classes="panel-words", markup=False)
        yield Staircase(classes="panel-steps")
        yield Static(classes="panel-rest", markup=False)
        yield Letter(classes="panel-criteria", label_room=_CRITERION_ROOM)

    def show_growing(self, language: Language, draft: GoalDraft) -> None:
        """Show what has been said so far."""
        parts = growing_goal(language, draft)
        self._say(".panel-title", language.text(_SO_FAR))
        self._say(".panel-sentence", "")
        self._say(".panel-words", letter(parts) if parts else language.text(_EMPTY))
        self._say(".panel-rest", "")
        self.query_one(Letter).display = False
        self._show_steps(language, draft, compact=True)

    def show_whole(self, language: Language, draft: GoalDraft, today: date, criteria: str | None) -> None:
        """Show the whole goal, as it is read back, and what there is to say of it by the ``criteria``."""
        self._say(".panel-title", language.text(_THE_GOAL))
        self._say(".panel-sentence", read_back(language, draft))
        said = [(N_("Purpose"), draft.purpose), (N_("Follow-up"), _day(language, draft))]
        self._say(".panel-words", letter(Part(language.text(head), text) for head, text in said if text))
        self._say(".panel-rest", letter(whole_goal(language, draft)))
        section = criteria_section(draft, language, today, chosen=criteria, alias=draft.alias or "")
        five = self.query_one(Letter)
        five.display = section is not None
        five.show([section] if section is not None else [])
        self._show_steps(language, draft, compact=False)

    def show_following(self, language: Language, draft: FollowUpDraft, *, whole: bool) -> None:
        """Show the goal that is followed up, the steps with the start and now; ``whole``: what is changed."""
        agreed = draft.next_agreement or draft.agreed
        self._say(".panel-title", language.text(_THE_GOAL if whole else _FOLLOWED))
        self._say(".panel-sentence", read_back(language, agreed))
        found = found_text(language, draft.agreed, draft)
        self._say(".panel-words", letter([Part(language.text(N_("Now")), found)]) if found else "")
        plan = "\n".join(map(action_text, agreed.plan or ()))
        rest = [Part(language.text(N_("Plan of action")), plan)] if plan else []
        if whole and agreed.follow_up is not None:
            rest.append(Part(language.text(N_("Follow-up")), language.long_date(agreed.follow_up)))
        self._say(".panel-rest", letter(rest) if rest else "")
        self.query_one(Letter).display = False
        show_reached(self.query_one(Staircase), language, draft)

    def show_noting(self, language: Language, draft: SeriesDraft) -> None:
        """Show what is settled so far about what is noted."""
        self._say(".panel-title", language.text(_NOTED))
        self._say(".panel-sentence", draft.what)
        self._say(".panel-words", "\n\n".join(series_so_far(language, draft)))
        self._say(".panel-rest", "")
        self.query_one(Letter).display = self.query_one(Staircase).display = False

    def _show_steps(self, language: Language, draft: GoalDraft, *, compact: bool) -> None:
        scale, start = steps_shown(draft)
        self.query_one(Staircase).show(
            scale,
            start=start,
            milestones=draft.measure_kind == "state",
            language=language,
            compact=compact,
        )

    def _say(self, selector: str, text: str | Content) -> None:
        widget = self.query_one(selector, Static)
        widget.update(text)
        widget.display = bool(text)


def _day(language: Language, draft: GoalDraft) -> str:
    return value_text(language, draft.follow_up, draft) if draft.follow_up else ""
