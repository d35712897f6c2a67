"""What a pair's own answers say of the criteria that no words can settle.

Two people answer, and they may see it differently: that is said as it is, with both of their answers, and
never made into one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assistant.coach.criteria import Judgement, Leap, nearest_level, unrealistic_jump

if TYPE_CHECKING:
    from assistant.goals.goal import Acceptance, Formulation

LOW: Final = 3
"""At or below this of ten a rating says that the goal may need another look."""

SURE: Final = 7
"""From this of ten somebody counts as sure of managing: the usual mark when people plan their own steps."""


def can_be_told_by_measure(said: Formulation) -> bool:
    """Whether the pair has tied the goal to a level of a measure, whatever its words."""
    return said.measure is not None and said.expected_level is not None


def agreed_measure(said: Formulation) -> Judgement | None:
    """Judge the measure and its two levels; None while there is no measure."""
    # Only here, where the goal's own module is loaded already.
    from assistant.goals.goal import levels_problem

    if said.measure is None:
        return None
    if said.baseline_level is None:
        return Judgement("partly", "today_unknown", "how_today")
    if said.expected_level is None:
        return Judgement("partly", "expected_unknown", "which_level")
    if levels_problem(said) is not None:
        return Judgement("partly", "levels_do_not_fit", "look_at_levels")
    return Judgement("met", "measure_agreed")


def agreed_day(said: Formulation, today: date) -> Judgement | None:
    """Judge the dates; None while there is none."""
    if said.deadline is not None and said.deadline <= today:
        return Judgement("missing", "day_has_been", "day_ahead", (), {"day": said.deadline})
    if said.deadline is not None:
        return Judgement("met", "last_day", None, (), {"day": said.deadline})
    if said.follow_up is not None:
        return Judgement("partly", "follow_up_only", "reached_by_then", (), {"day": said.follow_up})
    return None


def leap_of_answers(said: Formulation, today: date) -> Leap | None:
    """Return today's and the expected level if they are the two ends of the measure and time is short."""
    measure, baseline, expected = said.measure, said.baseline_level, said.expected_level
    if measure is None or baseline is None or expected is None:
        return None
    ends = measure.bounds
    if unrealistic_jump(baseline, expected, ends.minimum, ends.maximum, today, said.deadline):
        return {"baseline": baseline, "expected": nearest_level(baseline, expected)}
    return None


def achievability(said: Formulation) -> Judgement | None:
    """Judge what the client must do and how sure the client is; None while neither is said."""
    sure = said.confidence
    if sure is None:
        return Judgement("partly", "sureness_unknown", "how_sure") if said.demands else None
    rating = {"rating": sure}
    if sure <= LOW:
        return Judgement("missing", "not_very_sure", "smaller_step", (), rating)
    if sure < SURE:
        return Judgement("partly", "not_quite_sure", "smaller_step", (), rating)
    if not said.demands:
        return Judgement("partly", "demands_unknown", "what_you_do", (), rating)
    return Judgement("met", "sure", None, (), rating)


def acceptance(said: Formulation | None) -> Judgement:
    """Judge whether both stand behind the goal: by their yes, and before that by what it means to them."""
    if said is None:
        return Judgement("ask", "only_you_know", "both_behind")
    return _spoken(said) or _weighed(said) or Judgement("ask", "only_you_know", "both_behind")


def relevance(said: Formulation | None) -> Judgement:
    """Judge whether the goal serves its purpose and matters to the person; the two may differ on it."""
    if said is None:
        return Judgement("ask", "purpose_unknown", "what_purpose")
    spoken = _spoken(said)
    if spoken is not None and spoken.verdict == "missing":
        return spoken
    if said.worker_agrees in ("partly", "no") or _unimportant(said):
        return _weighed(said) or Judgement("ask", "purpose_unknown", "what_purpose")
    if not said.purpose:
        return Judgement("ask", "purpose_unknown", "what_purpose")
    params = {"rating": said.importance}
    if said.importance is None:
        return Judgement("partly", "purpose_alone", "how_important", (said.purpose,), params)
    return Judgement("met", "serves_purpose", None, (said.purpose,), params)


def _spoken(said: Formulation) -> Judgement | None:
    """What the two have answered when the goal was read back to them; None before that."""
    voices = {"client": said.client_acceptance, "worker": said.worker_acceptance}
    if not any(voices.values()):
        return None
    params: dict[str, object] = {}
    for party, voice in voices.items():
        params |= _answer(party, voice)
    if any(voice is not None and not voice.stands_behind for voice in voices.values()):
        return Judgement("missing", "voices", "what_to_change", (), params)
    if not all(voices.values()):
        return Judgement("partly", "voices", "do_both_accept", (), params)
    if _unimportant(said):
        return Judgement("partly", "little_importance", "what_matters_more", (), {"rating": said.importance})
    return Judgement("met", "voices", None, (), params)


def _answer(party: str, voice: Acceptance | None) -> dict[str, object]:
    if voice is None:
        return {party: None, f"{party}_words": ""}
    return {party: voice.answer.value, f"{party}_words": voice.words}


def _weighed(said: Formulation) -> Judgement | None:
    """How much it means to the client and how the caseworker sees it, before anybody has said yes."""
    params = {
        "rating": said.importance,
        "worker": said.worker_agrees,
        "worker_words": said.worker_view or "",
    }
    if said.worker_agrees in ("partly", "no"):
        return Judgement("partly", "seen_differently", "what_both", (), params)
    if said.importance is None:
        return None
    if _unimportant(said):
        return Judgement("partly", "little_importance", "what_matters_more", (), params)
    if not said.importance_why:
        return Judgement("partly", "importance_unexplained", "why_that_number", (), params)
    return Judgement("partly", "not_asked_yet", "do_both_accept", (), params)


def _unimportant(said: Formulation) -> bool:
    return said.importance is not None and said.importance <= LOW
