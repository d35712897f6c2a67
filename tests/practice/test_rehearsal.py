"""The guided conversation with an invented client's answers: in memory, to an accepted goal."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.dialogs.context import Context
from assistant.dialogs.conversation import Conversation
from assistant.dialogs.draft import GoalDraft
from assistant.dialogs.standing import Stage
from assistant.goals.goal import Agreement, gaps
from assistant.i18n import LANGUAGES, Language
from assistant.practice.clients_read import read_clients
from assistant.practice.debrief import look_back
from assistant.practice.people import FACTS, Client, FactName
from assistant.practice.rehearsal import NEEDS, begin_rehearsal, in_another_language
from assistant.practice.talk import Talk

TODAY = date(2027, 3, 1)
PEOPLE = read_clients().people

PERIODS = {"times": "month", "days": "week"}


def worker(client: Client, code: str) -> dict[str, str]:
    """What the trainee adds to the client's answers: what to count, by when, who does what."""
    low, high = client.answers.expected
    return {
        "direction": "increase",
        "what": client.goal[0]
        .statement.words(code)
        .split(" inom ")[0]
        .split(" inden ")[0]
        .split(" within ")[0],
        "measure_kind": client.answers.measure_kind,
        "occasions_of": "10",
        "counted": "x",
        "period": PERIODS.get(client.answers.measure_kind, ""),
        "baseline": str(client.answers.baseline),
        "expected": f"{low}-{high}",
        "deadline": "2027-06-01",
        "follow_up": "2027-06-01",
        "scale": "",
        "worker_agrees": "yes",
        "worker_acceptance": "yes",
    }


def held(client: Client, known: tuple[FactName, ...], code: str) -> Conversation[GoalDraft]:
    """Hold the conversation: the client's answer if there is one, else the trainee's, else not known."""
    conversation = begin_rehearsal(client, known, Context(TODAY, Language(code)))
    own = worker(client, code)
    while conversation.stage is not Stage.DONE:
        if conversation.stage is Stage.CHECKING:
            conversation.proceed()
            continue
        if conversation.state in own and not (
            conversation.state in ("baseline", "expected") and conversation.suggestion is not None
        ):
            reply = conversation.answer(own[conversation.state])
        elif conversation.suggestion is not None:
            reply = conversation.answer("")
        else:
            reply = conversation.skip()
        assert reply.status in ("taken", "advised"), (conversation.state, reply)
        if reply.status == "advised":
            conversation.go_on()
    return conversation


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_good_talk_leads_to_an_accepted_goal_in_the_clients_own_words(name: str, code: str) -> None:
    client = PEOPLE[name]
    draft = held(client, FACTS, code).draft

    assert gaps(draft, TODAY) == ()
    assert draft.alias == client.name
    assert draft.wish == client.answers.wish.words(code)
    assert draft.baseline == client.answers.baseline
    assert draft.purpose == client.purpose.words(code)
    assert draft.client_acceptance is not None
    assert draft.client_acceptance.answer is Agreement.YES


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_talk_that_brought_out_nothing_leads_to_a_yes_with_a_but(name: str, code: str) -> None:
    client = PEOPLE[name]
    draft = held(client, (), code).draft

    assert draft.wish is None
    assert draft.helps is None
    assert draft.client_acceptance is not None
    assert draft.client_acceptance.answer is Agreement.RESERVATION
    assert draft.client_acceptance.words == client.answers.doubt.words(code)


@pytest.mark.parametrize("fact", FACTS)
def test_what_nobody_has_heard_is_not_offered(fact: FactName) -> None:
    elsa = PEOPLE["elsa"]
    question = next(name for name, needed in NEEDS.items() if needed == fact)
    known = tuple(other for other in FACTS if other != fact)

    def offered(facts: tuple[FactName, ...]) -> object:
        conversation = begin_rehearsal(elsa, facts, Context(TODAY, Language("en")))
        kind = GoalDraft(direction="increase", measure_kind="days", period="week", baseline=None)
        conversation.draft = kind
        conversation.revisit(question)
        return conversation.suggestion

    assert offered(FACTS) is not None
    assert offered(known) is None


def test_a_level_is_offered_only_in_the_way_the_client_counts() -> None:
    conversation = begin_rehearsal(PEOPLE["elsa"], FACTS, Context(TODAY, Language("en")))
    conversation.draft = GoalDraft(measure_kind="times", period="week")
    conversation.revisit("baseline")

    assert conversation.suggestion is None


def test_a_rehearsal_goes_on_in_another_language() -> None:
    elsa, context = PEOPLE["elsa"], Context(TODAY, Language("sv"))
    conversation = begin_rehearsal(elsa, FACTS, context)
    for _ in range(4):
        conversation.answer("")
    moved = in_another_language(conversation, elsa, FACTS, Context(TODAY, Language("en")))

    assert moved.state == conversation.state == "wish"
    assert moved.suggestion == "I want to finish with my class. Not repeat a year."
    assert moved.draft.purpose == "Elsa går ut gymnasiet."


# --- looking back ---------------------------------------------------------------------------------


def remarks(client: Client, asked: tuple[str, ...], said: GoalDraft) -> list[str]:
    talk = Talk(client, Context(TODAY, Language("en")))
    for ask in asked:
        talk.ask(ask)
    return [remark.code for remark in look_back(client, talk.steps, said, "en", TODAY).remarks]


WELL = ("your_view", "first_lesson", "reasonable", "why_matters")
BADLY = ("why_skip", "serious", "full_time")


def test_a_goal_built_on_what_was_said() -> None:
    elsa = PEOPLE["elsa"]
    found = look_back(elsa, walk(elsa, WELL), held(elsa, FACTS, "en").draft, "en", TODAY)

    assert found.outcome == "right"
    assert {each.name: each.verdict for each in found.criteria}["measurable"] == "met"
    assert [remark.code for remark in found.remarks] == ["own_words", "level_of_client"]


def walk(client: Client, asked: tuple[str, ...]) -> tuple:  # type: ignore[type-arg]
    talk = Talk(client, Context(TODAY, Language("en")))
    for ask in asked:
        assert talk.ask(ask).status == "taken"
    return talk.steps


def test_a_goal_built_on_guesses_is_told_so() -> None:
    said = GoalDraft(
        what="sits quietly",
        direction="increase",
        measure_kind="days",
        period="week",
        baseline=2,
        expected={"low": 7, "high": 7},
    )

    assert remarks(PEOPLE["elsa"], BADLY, said) == [
        "not_own_words",
        "level_of_trainee",
        "guessed",
        "guessed",
        "never_asked",
    ]


def test_another_way_of_counting_is_asked_about() -> None:
    said = GoalDraft(what="comes to the first lesson", measure_kind="percent", percent_of="lessons")

    assert "another_measure" in remarks(PEOPLE["elsa"], WELL, said)
