"""The coach on the screen: what it underlines, what it says, what it offers, and what it has understood."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conversing import AppPilot, answer, card_of, conversing, hold, page_of, settle
from textual.app import App
from textual.geometry import Size
from textual.widgets import Button, Static

from assistant.app import Start
from assistant.dialogs.standing import Stage
from assistant.errors import WorkError
from assistant.goals.goal import Action
from assistant.records import Records, Session
from assistant.tui.screens.goal import GoalPage
from assistant.tui.screens.home import HomePage
from assistant.tui.widgets.actions import ActionsField
from assistant.tui.widgets.choice import ChoiceField
from assistant.tui.widgets.goal_panel import GoalPanel
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.line import LineField
from assistant.tui.widgets.question_card import QuestionCard
from assistant.tui.widgets.words import WordsField

TextOn = Callable[[App[None]], str]

A_PHONE = "070-174 06 05"  # from the range of numbers kept free for fiction
LISA = "Lisa kommer i tid till kurserna, från 0 till 6 av 10 gånger, senast den 28 december"


def underlined(pilot: AppPilot) -> str:
    """All that is underlined on the screen."""
    lines = pilot.app.screen._compositor.render_strips(pilot.app.size)
    pieces = (piece for line in lines for piece in line)
    return "".join(piece.text for piece in pieces if piece.style is not None and piece.style.underline)


def guarded(pilot: AppPilot) -> str:
    """What is said under the field about what is underlined, or nothing."""
    guard = card_of(pilot).guard
    return str(guard.query_one(".guard-words", Static).render()) if guard.display else ""


def keys(pilot: AppPilot) -> str:
    """The line of keys, as it is read."""
    line = page_of(pilot).query_one(KeyLine)
    return " ".join(shown.plain for shown in line.lines_at(200))


def words_of(pilot: AppPilot) -> str:
    """What stands on the paper."""
    field = card_of(pilot).field
    assert isinstance(field, WordsField)
    return field.paper.text


async def type_in(pilot: AppPilot, text: str) -> None:
    """Type, a sign at a time."""
    await pilot.press(*("space" if sign == " " else sign for sign in text))
    await pilot.pause()


def kept(records: Records, session: Session) -> list[tuple[str, str]]:
    """What the log of the case says was kept."""
    assert session.case_id is not None
    log = records.case_file(session.case_id).log
    return [(stored.model.question, stored.model.subject) for stored in log.find()]


# --- what points to one person --------------------------------------------------------------------


async def test_a_number_is_underlined_and_named_while_it_is_written(records: Records) -> None:
    """At its place among å, ä and ö, wide letters and combining signs; half of it is nothing yet."""
    async with conversing(records, "sv", at="helps") as pilot:
        await type_in(pilot, "Åsa, 日本 och e\u0301va eller 070-174")
        assert (underlined(pilot), guarded(pilot)) == ("", "")
        await type_in(pilot, " 06 05 på kvällen")
        assert underlined(pilot) == A_PHONE
        assert guarded(pilot) == f"”{A_PHONE}” ser ut som ett telefonnummer. Målet är lika bra utan det."
        assert "F7 ta bort det" in keys(pilot)


async def test_it_is_underlined_where_it_goes_on_on_the_next_line(records: Records) -> None:
    async with conversing(records, at="helps") as pilot:
        field = card_of(pilot).field
        assert isinstance(field, WordsField)
        room = field.paper.wrap_width
        field.paper.text = f"first line\n{'å' * (room - 8)} {A_PHONE} kim@example.com"
        await pilot.pause()
        assert underlined(pilot).replace(" ", "") == f"{A_PHONE}kim@example.com".replace(" ", "")
        assert field.paper.wrapped_document.height == 3


async def test_it_is_taken_out_by_key_and_can_be_had_back(records: Records) -> None:
    """One key for each; the words around it stay, and so does the cursor."""
    async with conversing(records, at="helps") as pilot:
        await type_in(pilot, f"my sister on {A_PHONE} or kim@example.com")
        await pilot.press("f7")
        await pilot.pause()
        assert words_of(pilot) == "my sister on or kim@example.com"
        assert "e-mail address" in guarded(pilot)
        await pilot.press("f7", "!")
        await pilot.pause()
        assert words_of(pilot) == "my sister on or!"
        assert guarded(pilot) == ""
        assert "take it out" not in keys(pilot)
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert "kim@example.com" in words_of(pilot)


async def test_it_is_taken_out_by_mouse_in_any_box_for_words(records: Records) -> None:
    async with conversing(records, at="plan") as pilot:
        field = card_of(pilot).field
        assert isinstance(field, ActionsField)
        await type_in(pilot, f"Ring {A_PHONE}")
        assert underlined(pilot) == A_PHONE
        await pilot.click("#question .take-out")
        await pilot.pause()
        assert field.raw() == (Action(what="Ring"),)
        assert field.rows[0].boxes[0].has_focus


async def test_what_is_kept_is_noted_without_its_words_and_not_named_again(records: Records) -> None:
    """Enter asks once more, Enter again keeps it; also when the disk was full in between."""
    async with conversing(records, at="helps") as pilot:
        page = page_of(pilot)
        await answer(pilot, f"my sister on {A_PHONE}")
        assert guarded(pilot) == ""
        assert "“070-174 06 05” looks like a phone number" in card_of(pilot).advice.said
        with pytest.MonkeyPatch.context() as full:
            full.setattr(Session, "save", _full_disk)
            await pilot.press("enter")
            await settle(pilot)
        assert "The disk is full" in card_of(pilot).advice.said
        await pilot.press("enter")
        await settle(pilot)
        assert page.conversation.state == "obstacles"
        assert kept(records, page.session) == [("helps", "phone")]
        await pilot.press("escape")
        await settle(pilot)
        assert underlined(pilot) == A_PHONE
        assert guarded(pilot) == ""
        await pilot.press("enter")
        await settle(pilot)
        assert page.conversation.state == "obstacles"
        assert kept(records, page.session) == [("helps", "phone")]


def _full_disk(_session: Session) -> None:
    raise WorkError("no_space", path="/cases")


async def test_dates_and_levels_point_to_nobody(records: Records) -> None:
    """The same box is used for names and for days; only names are watched."""
    async with conversing(records, at="deadline") as pilot:
        await type_in(pilot, A_PHONE)
        assert (underlined(pilot), guarded(pilot)) == ("", "")


# --- advice, its rules and its offers -------------------------------------------------------------


async def test_f3_tells_the_rule_behind_and_puts_it_away(records: Records) -> None:
    """With no advice it explains the question, as ever; the line of keys says which."""
    async with conversing(records, at="what") as pilot:
        card = card_of(pilot)
        assert "F3 why we ask" in keys(pilot)
        await answer(pilot, "better self-esteem")
        assert "F3 the rule behind it" in keys(pilot)
        await pilot.press("f3")
        await pilot.pause()
        assert "a fine word can be read in many ways" in card.advice.said
        assert "F3 put the rule away" in keys(pilot)
        await pilot.press("f3")
        await pilot.pause()
        assert "a fine word" not in card.advice.said
        assert "can mean different things" in card.advice.said
        assert not card.has_class("-explained")
        await type_in(pilot, "!")
        await pilot.press("f3")
        await pilot.pause()
        assert card.advice.said == ""
        assert card.has_class("-explained")


async def test_advice_left_once_is_not_said_again(records: Records) -> None:
    async with conversing(records, at="what") as pilot:
        page = page_of(pilot)
        await answer(pilot, "better self-esteem")
        assert page.conversation.state == "what"
        await pilot.press("enter")
        await settle(pilot)
        assert page.conversation.state == "measure_kind"
        await pilot.press("escape")
        await settle(pilot)
        await answer(pilot, "a better self-image")
        assert page.conversation.state == "measure_kind"


@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_what_staff_do_is_moved_to_the_plan(records: Records, way: str) -> None:
    """It is on disk, the question is up anew and empty, and says what has become of it."""
    async with conversing(records, "sv", at="what") as pilot:
        page = page_of(pilot)
        await answer(pilot, "Boendestödjaren påminner Lisa om medicinen")
        assert "F7 flytta det till planen" in keys(pilot)
        if way == "key":
            await pilot.press("f7")
        else:
            await pilot.click("#question .offer")
        await settle(pilot)
        assert page.conversation.state == "what"
        assert words_of(pilot) == ""
        assert card_of(pilot).advice.said.startswith("Det står i planen nu.")
        assert "F7" not in keys(pilot)
        assert page.session.goal_id is not None
        stored = records.goal(str(page.session.case_id), page.session.goal_id)
        assert stored.draft is not None
        assert stored.draft.plan == (Action(what="Boendestödjaren påminner Lisa om medicinen"),)


async def test_the_second_goal_is_kept_as_a_draft_of_its_own(records: Records, text_on: TextOn) -> None:
    async with conversing(records, at="what") as pilot:
        await answer(pilot, "cook dinner twice a week and apply for a job")
        await pilot.press("f7")
        await settle(pilot)
        assert words_of(pilot) == "cook dinner twice a week"
        await pilot.press("f10")
        await settle(pilot)
        assert isinstance(pilot.app.screen, HomePage)
        shown = text_on(pilot.app)
        assert "Lisa · cook dinner twice a week" in shown
        assert "Lisa · apply for a job" in shown


async def test_without_a_date_it_asks_once_and_enter_goes_on(records: Records) -> None:
    """Enter does not take for an answer what was written before F2; a date written now is one."""
    async with conversing(records, at="deadline") as pilot:
        page = page_of(pilot)
        await type_in(pilot, "some day")
        await pilot.press("f2")
        await settle(pilot)
        assert page.conversation.state == "deadline"
        assert "Without a date it is easily put off" in card_of(pilot).advice.said
        await pilot.press("enter")
        await settle(pilot)
        assert page.conversation.state == "follow_up"
        await pilot.press("escape")
        await settle(pilot)
        await answer(pilot, "2026-12-28")
        assert page.conversation.state == "follow_up"
        assert str(page.conversation.draft.deadline) == "2026-12-28"


async def test_the_language_changes_under_advice_and_everything_stays(records: Records) -> None:
    """The words, the advice, the rule that is read, what is offered; F7 still takes it."""
    async with conversing(records, at="what") as pilot:
        page = page_of(pilot)
        await answer(pilot, "Staff remind Kim to take the tablets")
        await pilot.press("f3", "f4")
        await pilot.pause()
        assert page.language.code == "sv"
        assert words_of(pilot) == "Staff remind Kim to take the tablets"
        assert "Ett mål säger hur" in card_of(pilot).advice.said
        assert "F7 flytta det till planen" in keys(pilot)
        await pilot.press("f7")
        await settle(pilot)
        assert page.conversation.draft.plan is not None
        assert card_of(pilot).advice.said.startswith("Det står i planen nu.")


async def test_long_advice_can_be_read_on_a_small_screen(records: Records) -> None:
    """The box and the beginning of the advice are in sight; PgDn reads the rest."""
    async with conversing(records, at="what", size=(80, 24)) as pilot:
        card = card_of(pilot)
        await answer(pilot, f"cook dinner and apply for a job, ring {A_PHONE}")
        await pilot.press("f3")
        await settle(pilot)
        assert card.region.y <= card.advice.region.y < card.region.bottom
        before = card.scroll_offset.y
        assert "PgDn read on" in keys(pilot)
        await pilot.press("pagedown")
        await pilot.pause()
        assert card.scroll_offset.y > before
        assert card.query_one(".continue", Button).region.bottom <= card.region.bottom


# --- the whole goal in one sentence ---------------------------------------------------------------


async def test_a_goal_in_one_sentence_from_the_command_line_to_both_saying_yes(records: Records) -> None:
    """By keyboard, in Swedish: what is said already is shown and agreed to, the rest is asked for."""
    async with conversing(records, "sv", start=Start("new", opening=LISA)) as pilot:
        page, card = page_of(pilot), card_of(pilot)
        assert isinstance(card.field, LineField)
        assert card.field.line.value == "Lisa"
        assert card.field.query_one(".suggested").display
        await pilot.press("enter")
        await settle(pilot)
        assert words_of(pilot) == LISA
        await pilot.press("enter")
        await settle(pilot)
        assert page.conversation.state == "understood"
        shown = card.query_one(".shown", Letter)
        understood = "\n".join(line.plain.rstrip() for line in shown.lines_at(70))
        assert understood.splitlines()[0] == "Öka                 kommer i tid till kurserna"
        assert "Idag                0 av 10" in understood
        assert "28 december 2026" in understood
        await pilot.press("1", "enter")
        await settle(pilot)
        await hold(pilot, {"purpose": "Ett arbete som håller.", "scale": ""}, until="client_acceptance")
        await pilot.press("1", "enter")
        await settle(pilot)
        await pilot.press("1", "enter")
        await settle(pilot)
        assert page.stage is Stage.DONE
        (goal,) = records.overview().goals
        agreed = records.goal(goal.case_id, goal.id).agreed
        assert agreed is not None
        assert (agreed.baseline, agreed.what, str(agreed.deadline)) == (
            0,
            "kommer i tid till kurserna",
            "2026-12-28",
        )


async def test_what_was_understood_wrongly_stands_as_suggestions(records: Records) -> None:
    """A "no" takes nothing; each part is asked for, with what was read as a suggestion to change."""
    async with conversing(records, "sv", start=Start("new", opening=LISA)) as pilot:
        await hold(pilot, {"alias": "Lisa", "sentence": "", "understood": "2"}, until="direction")
        choice = card_of(pilot).field
        assert isinstance(choice, ChoiceField)
        assert choice.list.chosen == 0
        assert choice.query_one(".suggested").display
        await pilot.press("down")
        await pilot.pause()
        assert not choice.query_one(".suggested").display
        await pilot.press("up", "enter")
        await settle(pilot)
        assert words_of(pilot) == "kommer i tid till kurserna"


async def test_home_begins_a_goal_in_one_sentence(records: Records) -> None:
    """One key; whose goal it is comes first, the sentence next."""
    async with conversing(records, start=Start()) as pilot:
        await pilot.press("f9")
        await settle(pilot)
        await answer(pilot, "Kim")
        assert page_of(pilot).conversation.state == "sentence"


async def test_keys_typed_before_the_page_is_there_arrive_on_it(records: Records) -> None:
    """What is typed while the program gets ready replaces the suggestion."""
    from assistant.app import MalstegApp
    from assistant.i18n import Language

    app = MalstegApp(records, Language("sv"), records.today, start=Start("new", opening=LISA))
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"Li")
        for _ in range(3):
            await settle(pilot)
        field = card_of(pilot).field
        assert isinstance(field, LineField)
        assert field.line.value == "Li"


# --- the five criteria ----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [Size(80, 24), Size(120, 36)])
async def test_the_review_stands_by_the_goal_and_leaves_room_to_answer(records: Records, size: Size) -> None:
    """Five criteria, each with a sign and words; the question with all its answers is in sight."""
    async with conversing(records, "sv", at="client_acceptance", size=size) as pilot:
        panel, card = page_of(pilot).query_one(GoalPanel), page_of(pilot).query_one(QuestionCard)
        lines = [line.plain for line in panel.query_one(Letter).lines_at(60)]
        assert lines[0] == "Fem saker att titta på tillsammans"
        named = [line[:14].strip() for line in lines[1:] if line[:1].strip()]
        assert [name[2:] for name in named] == [
            "Specifikt",
            "Mätbart",
            "Accepterat",
            "Realistiskt",
            "Tidssatt",
        ]
        assert "På plats. Sista dagen är 28 december 2026." in " ".join(lines)
        button = card.query_one(".continue", Button)
        assert button.region.area
        assert card.region.contains_region(button.region)


async def test_the_review_stands_on_the_goals_page(records: Records, lisa: Session, text_on: TextOn) -> None:
    """Both have said yes, and it says so."""
    async with conversing(records, start=Start("goal", goal=lisa.goal_id), size=(120, 90)) as pilot:
        assert isinstance(pilot.app.screen, GoalPage)
        assert "Five things to look at together" in text_on(pilot.app)
        assert "● Accepted" in text_on(pilot.app)
