"""The invented clients: complete, every branch reached and ending, other words for other questions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pydantic import BaseModel

from assistant.coach.criteria import criteria_set
from assistant.dialogs.context import Context
from assistant.dialogs.machine import CHECK, DONE
from assistant.dialogs.question import always
from assistant.i18n import LANGUAGES, Language
from assistant.practice.clients_read import read_clients
from assistant.practice.debrief import look_back, outcome_of
from assistant.practice.faults import look, short_of
from assistant.practice.people import END, FACTS, AskedOfClient, Client
from assistant.practice.spoken import Spoken
from assistant.practice.talk import Talk, asks_in_order, talk_dialog

TODAY = date(2027, 3, 1)
CLIENTS = read_clients()
PEOPLE = [pytest.param(client, id=client.id) for client in CLIENTS.people.values()]


def context(code: str = "en") -> Context:
    return Context(TODAY, Language(code))


def ways(client: Client, here: str = "") -> Iterator[tuple[AskedOfClient, ...]]:
    """Every way through a client's talk, as the questions asked."""
    for ask in client.moment_called(here or client.first.id).ask:
        if ask.to == END:
            yield (ask,)
        else:
            yield from ((ask, *rest) for rest in ways(client, ask.to))


def walked(client: Client, way: tuple[AskedOfClient, ...], code: str = "en") -> Talk:
    talk = Talk(client, context(code))
    for ask in way:
        assert not talk.over
        assert talk.ask(ask.id).status == "taken"
        assert talk.last_words == ask.answer.words(code)
    return talk


def texts(data: object) -> Iterator[Spoken]:
    if isinstance(data, Spoken):
        yield data
    elif isinstance(data, BaseModel):
        for name in type(data).model_fields:
            yield from texts(getattr(data, name))
    elif isinstance(data, tuple):
        for part in data:
            yield from texts(part)


def test_eight_people_of_all_ages_and_many_life_areas() -> None:
    people = list(CLIENTS.people.values())

    assert CLIENTS.problems == ()
    assert len(people) >= 8
    assert [client.age for client in people] == sorted(client.age for client in people)
    assert people[0].age < 13
    assert people[-1].age > 75
    assert len({client.life_area for client in people}) >= 6
    assert CLIENTS.find("ELSA") is CLIENTS.people["elsa"]
    assert CLIENTS.find("nobody") is None


@pytest.mark.parametrize("client", PEOPLE)
def test_every_branch_is_reached_and_every_way_ends(client: Client) -> None:
    reached: set[tuple[str, str]] = set()
    for way in ways(client):
        talk = walked(client, way)
        assert talk.over
        assert talk.moment is None
        assert [step.ask for step in talk.steps] == list(way)
        reached |= {(step.moment.id, step.ask.id) for step in talk.steps}

    assert reached == {(moment.id, ask.id) for moment in client.moment for ask in moment.ask}


@pytest.mark.parametrize("client", PEOPLE)
def test_different_questions_lead_to_different_words_and_different_ends(client: Client) -> None:
    answers = [ask.answer.en for moment in client.moment for ask in moment.ask]
    ends = {frozenset(fact for ask in way for fact in ask.facts) for way in ways(client)}

    assert len(answers) == len(set(answers))
    assert len(ends) >= 4
    for moment in client.moment:
        assert len({ask.to for ask in moment.ask}) > 1 or len({ask.facts for ask in moment.ask}) > 1, (
            moment.id
        )


@pytest.mark.parametrize("client", PEOPLE)
def test_asking_well_brings_out_a_goal_and_asking_badly_brings_out_next_to_nothing(client: Client) -> None:
    graded = {way: outcome_of(walked(client, way).steps) for way in ways(client)}
    best = max(graded, key=lambda way: len({fact for ask in way for fact in ask.facts}))
    closed = [way for way in graded if not any(ask.manner == "open" for ask in way)]

    assert set(graded.values()) == {"right", "nearly", "not_yet"}
    assert {"wish", "today", "wanted"} <= {fact for ask in best for fact in ask.facts}
    assert closed
    for way in closed:
        assert {fact for ask in way for fact in ask.facts} == set()
        assert graded[way] == "not_yet"


@pytest.mark.parametrize("client", PEOPLE)
def test_every_moment_has_a_way_to_ask_well_and_a_way_to_ask_badly(client: Client) -> None:
    for moment in client.moment[:-1]:
        manners = {ask.manner for ask in moment.ask}
        assert "open" in manners, moment.id
        assert manners - {"open"}, moment.id
    assert {fact for moment in client.moment for ask in moment.ask for fact in ask.facts} == set(FACTS)


@pytest.mark.parametrize("client", PEOPLE)
def test_everything_is_said_in_each_language_and_is_not_copied_from_another(client: Client) -> None:
    for text in texts(client):
        for words in (text.sv, text.da, text.en):
            assert '"' not in words, words
        assert len(text.en) < 8 or text.en not in (text.sv, text.da), text.en
        assert "“" not in text.sv + text.da, text.sv


@pytest.mark.parametrize("client", PEOPLE)
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_two_goals_beside_the_trainees_own_are_sound(client: Client, code: str) -> None:
    for goal in client.goal:
        found = look(goal.statement.words(code), code, criteria_set(None, code), TODAY)
        assert found.faults == ()
        assert short_of(found.criteria) == ()
        assert not found.unsure
        assert goal.scale.step_for(goal.baseline) in (1, 2)


# --- on the engine --------------------------------------------------------------------------------


@pytest.mark.parametrize("client", PEOPLE)
def test_a_talk_is_a_dialog_like_any_other(client: Client) -> None:
    dialog = talk_dialog(client, "sv")
    names = [question.name for question in dialog.questions]

    assert names == [moment.id for moment in client.moment]
    assert set(names) <= set(dialog.draft_type.model_fields)
    assert {CHECK, DONE}.isdisjoint(names)
    for question in dialog.questions:
        assert type(question.ask_if(dialog.draft_type())) is bool
        assert question.ask_if is not always


def test_the_questions_stand_in_the_same_order_in_every_language_and_the_good_ones_not_first() -> None:
    first = []
    for client in CLIENTS.people.values():
        for moment in client.moment:
            order = asks_in_order(client, moment)
            first.append(order[0].manner == "open")
            for code in LANGUAGES:
                question = talk_dialog(client, code).question(moment.id)
                options = question.answers_for(talk_dialog(client, code).draft_type()).options  # type: ignore[attr-defined]
                assert [option.value for option in options] == [ask.id for ask in order]

    assert any(first)
    assert not all(first)


def test_going_back_lets_another_question_be_asked() -> None:
    elsa = CLIENTS.people["elsa"]
    talk = Talk(elsa, context())
    talk.ask("why_skip")
    assert talk.moment is not None
    assert talk.moment.id == "guarded"

    assert talk.conversation.back()
    assert talk.last_words == elsa.opening.en
    talk.ask("your_view")
    assert talk.moment is not None
    assert talk.moment.id == "everyday"
    assert talk.facts == ("wish",)


def test_a_talk_goes_on_in_another_language_from_the_same_moment() -> None:
    talk = Talk(CLIENTS.people["elsa"], context("sv"))
    talk.ask("your_view")
    talk.speak(context("da"))

    assert talk.last_words.startswith("At jeg ikke er bagud hele tiden.")
    assert talk.ask("Hvor mange dage i sidste uge var du med i første time?").status == "taken"
    assert talk.facts == ("wish", "today")


def test_what_was_typed_is_kept_beside_the_question_it_was_heard_as() -> None:
    talk = Talk(CLIENTS.people["elsa"], context("en"))
    talk.ask("What would you want to be different?")
    talk.ask("2")

    assert [step.typed for step in talk.steps] == ["What would you want to be different?", ""]


def test_what_is_not_understood_changes_nothing() -> None:
    talk = Talk(CLIENTS.people["elsa"], context("en"))
    before = talk.conversation.snapshot
    reply = talk.ask("Purple monkey dishwasher?")

    assert reply.status == "refused"
    assert reply.problem is not None
    assert reply.problem.code == "not_followed"
    assert talk.conversation.snapshot == before
    for number in ("0", "9"):
        assert talk.ask(number).status == "refused"


# --- looking back ---------------------------------------------------------------------------------


def test_looking_back_says_what_came_up_and_what_did_not() -> None:
    elsa = CLIENTS.people["elsa"]
    talk = Talk(elsa, context())
    for ask in ("why_skip", "serious", "full_time"):
        talk.ask(ask)
    found = look_back(elsa, talk.steps, None, "en", TODAY)

    assert [step.ask.manner for step in found.steps] == ["blaming", "leading", "leading"]
    assert found.known == ()
    assert found.missed == FACTS
    assert found.outcome == "not_yet"
    assert (found.criteria, found.remarks) == ((), ())
    assert len(found.goals) == 2
