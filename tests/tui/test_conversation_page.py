"""The conversation's page: keys and mouse, what is kept, what is said when something cannot be taken."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conversing import ANSWERS, AppPilot, answer, card_of, conversing, hold, page_of, settle
from textual import events
from textual.app import App
from textual.events import Paste
from textual.widgets import Button

from assistant.dialogs.standing import Stage
from assistant.errors import WorkError
from assistant.goals.goal import Action
from assistant.goals.measure import Span
from assistant.records import Records, Session
from assistant.tui.screens.conversation import ConversationPage
from assistant.tui.widgets.actions import ActionsField
from assistant.tui.widgets.check_view import CheckView
from assistant.tui.widgets.choice import ChoiceField, ChoiceRow
from assistant.tui.widgets.dots import Dots
from assistant.tui.widgets.goal_panel import GoalPanel
from assistant.tui.widgets.keyline import KeyLine
from assistant.tui.widgets.line import LineField
from assistant.tui.widgets.rating import RatingField
from assistant.tui.widgets.steps_editor import StepsField
from assistant.tui.widgets.words import WordsField
from scripts import MAINTENANCE

LinesOn = Callable[[App[None]], list[str]]
TextOn = Callable[[App[None]], str]


def advice_in(pilot: AppPilot) -> str:
    """What stands under the answer, or nothing."""
    advice = card_of(pilot).advice
    return advice.said


# --- answering -----------------------------------------------------------------------------------


async def test_typing_a_name_and_going_back_to_it(records: Records) -> None:
    """An answer is on disk before the next question; going back shows it, ready to change."""
    async with conversing(records) as pilot:
        await pilot.press(*"Kim", "enter")
        await settle(pilot)
        page = page_of(pilot)
        assert page.conversation.state == "people"
        assert [case.alias for case in records.overview().cases] == ["Kim"]
        await pilot.press("escape")
        await settle(pilot)
        field = card_of(pilot).field
        assert isinstance(field, LineField)
        assert field.line.value == "Kim"
        await pilot.press(*"o", "enter")
        await settle(pilot)
        assert [case.alias for case in records.overview().cases] == ["Kimo"]


async def test_an_empty_answer_is_refused_in_words(records: Records) -> None:
    """With a word sign, not by colour alone; and typing takes the words away."""
    async with conversing(records) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        assert advice_in(pilot).startswith("Please note: Nothing is written yet.")
        assert page_of(pilot).conversation.state == "alias"
        await pilot.press("K")
        await pilot.pause()
        assert advice_in(pilot) == ""


async def test_advice_stands_under_the_answer_and_enter_goes_on(records: Records) -> None:
    """The answer is saved at once; the second Enter leaves the advice."""
    async with conversing(records, at="wish") as pilot:
        await answer(pilot, "very long " * 40)
        page = page_of(pilot)
        assert "A thought: That is a lot to keep in mind." in advice_in(pilot)
        assert "Enter again goes on" in advice_in(pilot)
        assert page.conversation.state == "wish"
        assert records.overview().goals[0].title.startswith("very long")
        await pilot.press("enter")
        await settle(pilot)
        assert page.conversation.state == "severity"


async def test_words_on_several_lines_and_markup_are_kept_as_typed(records: Records) -> None:
    """Nothing a person types is read as markup anywhere on the page."""
    words = "[/x] [bold]hej[/] 👩‍👩‍👧 e\u0301 \u05e9\u05dc\u05d5\u05dd\nåäö æø"
    async with conversing(records, at="purpose") as pilot:
        await hold(pilot, {**ANSWERS, "purpose": words, "wish": words, "what": words}, until="measure_kind")
        await pilot.press("f9")
        await settle(pilot)
        draft = page_of(pilot).conversation.draft
        assert draft.purpose == draft.wish == draft.what == words


async def test_a_digit_an_arrow_and_two_digits_choose(records: Records) -> None:
    """Ten life areas of a child: "1" and then "0" is the tenth."""
    async with conversing(records) as pilot:
        await hold(pilot, {"alias": "Mads", "people": "2"}, until="life_area")
        field = card_of(pilot).field
        assert isinstance(field, ChoiceField)
        assert field.list.chosen is None
        await pilot.press("3", "down")
        assert field.list.chosen == 3
        await pilot.press("1", "0")
        assert field.list.chosen == 9
        await pilot.press("enter")
        await settle(pilot)
        assert page_of(pilot).conversation.draft.life_area == "family"


async def test_a_letter_begins_own_words(records: Records) -> None:
    """Where own words are possible they can simply be typed."""
    async with conversing(records) as pilot:
        await hold(pilot, {"alias": "Mads", "people": "2"}, until="life_area")
        await pilot.press("2", *"Music", "enter")
        await settle(pilot)
        assert page_of(pilot).conversation.draft.life_area == "Music"


async def test_own_words_typed_in_one_go_keep_their_blanks_and_digits(records: Records) -> None:
    """All of it may arrive before the first letter has moved the focus."""
    async with conversing(records) as pilot:
        await hold(pilot, {"alias": "Mads", "people": "2"}, until="life_area")
        for character in "Year 9 maths":
            key = {" ": "space"}.get(character, character)
            pilot.app.post_message(events.Key(key, character))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert page_of(pilot).conversation.draft.life_area == "Year 9 maths"


async def test_ratings_by_digits_arrows_and_mouse(records: Records) -> None:
    """ "1" and then "0" is ten; arrows move by one; a click takes the number under it."""
    async with conversing(records, at="severity") as pilot:
        field = card_of(pilot).field
        assert isinstance(field, RatingField)
        await pilot.press("1", "0")
        assert field.raw() == 10
        await pilot.press("left")
        assert field.raw() == 9
        await pilot.press("4")
        assert field.raw() == 4
        await pilot.click(field.dots, offset=(1 + 4 * 7, 0))
        await pilot.pause()
        assert field.raw() == 7


async def test_the_same_questions_by_mouse_alone(records: Records) -> None:
    """Choose, go on, leave a question and go back without a key."""
    async with conversing(records) as pilot:
        page = page_of(pilot)
        field = card_of(pilot).field
        assert isinstance(field, LineField)
        field.line.value = "Kim"
        await pilot.click("#question .continue")
        await settle(pilot)
        choice = card_of(pilot).field
        assert isinstance(choice, ChoiceField)
        await pilot.click(choice.query(ChoiceRow)[1])
        await pilot.pause()
        await pilot.click("#question .continue")
        await settle(pilot)
        assert page.conversation.draft.people == "child"
        await pilot.click("#question .skip")
        await settle(pilot)
        assert page.conversation.state == "purpose"
        line = page.query_one(KeyLine)
        for name in ("Esc", "Esc"):
            text = line.lines_at(line.content_size.width)[0].plain
            await pilot.click(line, offset=(line.styles.padding.left + text.index(name), 1))
            await settle(pilot)
        assert page.conversation.state == "people"


async def test_levels_can_be_pointed_at(records: Records) -> None:
    """Of a short measure: one click is a level, two are a range."""
    async with conversing(records, at="baseline") as pilot:
        field = card_of(pilot).field
        assert isinstance(field, LineField)
        await pilot.click(field.query_one(Dots), offset=(1 + 4 * 2, 0))
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert page_of(pilot).conversation.draft.baseline == Decimal(2)
        for number in (7, 6):
            await pilot.click(field.query_one(Dots), offset=(1 + 4 * number, 0))
            await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert page_of(pilot).conversation.draft.expected == Span(low=Decimal(6), high=Decimal(7))


async def test_a_suggestion_is_marked_and_typing_replaces_it(records: Records) -> None:
    """The follow-up is suggested on the day of the deadline."""
    async with conversing(records, at="follow_up") as pilot:
        field = card_of(pilot).field
        assert isinstance(field, LineField)
        assert field.line.value == "28 December 2026"
        assert field.query_one(".suggested").display
        await pilot.press(*"2026-12-01")
        assert field.line.value == "2026-12-01"
        assert not field.query_one(".suggested").display
        await pilot.press("enter")
        await settle(pilot)
        assert str(page_of(pilot).conversation.draft.follow_up) == "2026-12-01"


async def test_the_plan_of_action_line_by_line(records: Records) -> None:
    """Enter goes from box to box; on an empty line the plan is ready. A line can be taken away."""
    async with conversing(records, at="plan") as pilot:
        field = card_of(pilot).field
        assert isinstance(field, ActionsField)
        await pilot.press(*"Talk", "enter", *"Eva", "enter", "enter")
        await pilot.press(*"Note", "enter", "enter", "enter")
        assert len(field.rows) == 3
        assert field.rows[2].boxes[0].has_focus
        await pilot.click(field.rows[1].query_one(Button))
        await settle(pilot)
        assert len(field.rows) == 2
        field.rows[1].boxes[0].focus()
        await pilot.press("enter")
        await settle(pilot)
        assert page_of(pilot).conversation.draft.plan == (Action(what="Talk", who="Eva"),)


async def test_the_steps_follow_each_other_and_a_clash_is_said(records: Records) -> None:
    """Moving a step moves its neighbour's end; a clash names and marks the two steps."""
    async with conversing(records, at="scale") as pilot:
        field = card_of(pilot).field
        assert isinstance(field, StepsField)
        assert "6–7" in str(field.row(3).query_one(".step-range").render())
        field.row(4).first.value = "9"
        await pilot.pause()
        assert "6–8" in str(field.row(3).query_one(".step-range").render())
        field.row(4).first.value = "6"
        await pilot.press("enter")
        await settle(pilot)
        assert "Steps 3 and 4 clash" in advice_in(pilot)
        assert [n for n in (1, 2, 3, 4, 5) if field.row(n).has_class("-clash")] == [3, 4]
        field.row(4).first.value = "8"
        field.row(1).words.value = "now and then"
        await pilot.press("enter")
        await settle(pilot)
        scale = page_of(pilot).conversation.draft.scale
        assert scale is not None
        assert scale.step(1).words == "now and then"


# --- moving about --------------------------------------------------------------------------------


async def test_words_not_yet_answered_survive_back_and_forth(records: Records) -> None:
    """Going back does not throw away what was being written."""
    async with conversing(records, at="wish") as pilot:
        await pilot.press(*"half", "escape")
        await settle(pilot)
        assert page_of(pilot).conversation.state == "purpose"
        await pilot.press("enter")
        await settle(pilot)
        field = card_of(pilot).field
        assert isinstance(field, WordsField)
        assert field.paper.text == "half"
        assert page_of(pilot).conversation.draft.wish is None


async def test_pausing_with_words_not_answered_asks_once(records: Records) -> None:
    """The first F10 points at them, the second leaves."""
    async with conversing(records) as pilot:
        await pilot.press(*"Ki", "f10")
        await pilot.pause()
        assert "not answered yet" in advice_in(pilot)
        await pilot.press("f10")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        assert records.overview().cases == ()


async def test_escape_at_the_first_question_leaves(records: Records) -> None:
    """There is nothing before it but the first page."""
    async with conversing(records) as pilot:
        await pilot.press("escape")
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1


async def test_the_check_page_leads_to_an_answer_and_back(records: Records) -> None:
    """From anywhere with F9; Enter on an answer changes it, and the check page comes back."""
    without = {name: said for name, said in ANSWERS.items() if name != "helps"}
    async with conversing(records, at="client_acceptance", answers=without) as pilot:
        page = page_of(pilot)
        await pilot.press("f9")
        await settle(pilot)
        assert page.stage is Stage.CHECKING
        check = page.query_one(CheckView)
        said = [str(option.prompt) for option in check.answers.options]
        assert any("Whose goal is it?\n  Lisa" in text for text in said)
        assert any("don't know yet" in text for text in said)
        await pilot.press("up", "home", "enter")
        await settle(pilot)
        assert page.conversation.state == "alias"
        await answer(pilot, "Kim")
        assert page.stage is Stage.CHECKING
        assert check.answers.highlighted == 0
        assert "Kim" in str(check.answers.options[0].prompt)


async def test_the_goal_grows_beside_the_question(records: Records) -> None:
    """In the client's own words, with the steps as soon as there are numbers for them."""
    async with conversing(records, "sv", at="expected") as pilot:
        page = page_of(pilot)
        panel = page.query_one(GoalPanel)
        assert panel.display
        assert "komma i tid till kurserna" in str(panel.query_one(".panel-words").render())
        assert not panel.query_one("Staircase").display
        await answer(pilot, "6-7")
        assert panel.query_one("Staircase").display


# --- language ------------------------------------------------------------------------------------


async def test_the_language_changes_in_the_middle_of_a_word(records: Records) -> None:
    """What is typed stays, with cursor and selection; numbers are then read as the new language does."""
    async with conversing(records) as pilot:
        await pilot.press(*"Kim", "left", "shift+left")
        field = card_of(pilot).field
        assert isinstance(field, LineField)
        selection = field.line.selection
        await pilot.press("f4")
        await pilot.pause()
        assert page_of(pilot).language.code == "sv"
        assert field.line.value == "Kim"
        assert field.line.selection == selection
        assert field.line.has_focus
        assert "Vems mål är det?" in str(card_of(pilot).query_one(".ask").render())
        assert page_of(pilot).conversation.context.language is page_of(pilot).language


async def test_an_untouched_date_is_written_in_the_new_language(records: Records) -> None:
    """A suggestion nobody has changed follows the language; Enter takes the same day."""
    async with conversing(records, at="follow_up") as pilot:
        await pilot.press("f4", "f4")
        await pilot.pause()
        field = card_of(pilot).field
        assert isinstance(field, LineField)
        assert field.line.value == "28. december 2026"
        await pilot.press("enter")
        await settle(pilot)
        assert str(page_of(pilot).conversation.draft.follow_up) == "2026-12-28"


@pytest.mark.parametrize("stop", ["measure_kind", "plan", "scale", "check", "client_acceptance"])
async def test_every_kind_of_page_can_change_language(records: Records, stop: str) -> None:
    """Nothing typed is lost, and nothing crashes."""
    async with conversing(records, at=stop) as pilot:
        await pilot.press("1", "2")
        field = card_of(pilot).field
        memo = field.memo() if field and stop != "check" else None
        for _ in range(3):
            await pilot.press("f4")
            await pilot.pause()
        assert page_of(pilot).conversation.state == stop
        assert memo == (field.memo() if field and stop != "check" else None)


# --- when something goes wrong -------------------------------------------------------------------


async def test_a_full_disk_keeps_the_text_and_enter_tries_again(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The conversation stays on the question until the answer is on disk."""
    save = Session.save
    full = [True]

    def failing(session: Session) -> None:
        if full[0]:
            raise WorkError("no_space", path="/cases")
        save(session)

    monkeypatch.setattr(Session, "save", failing)
    async with conversing(records) as pilot:
        await pilot.press(*"Kim", "enter")
        await settle(pilot)
        page = page_of(pilot)
        field = card_of(pilot).field
        assert isinstance(field, LineField)
        assert page.conversation.state == "alias"
        assert page.conversation.draft.alias is None
        assert field.line.value == "Kim"
        assert "The disk is full" in advice_in(pilot)
        full[0] = False
        await pilot.press("enter")
        await settle(pilot)
        assert page.conversation.state == "people"
        assert records.overview().cases[0].alias == "Kim"


async def test_enter_while_saving_answers_nothing_more(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An impatient second Enter must not answer the next question."""
    import threading

    gate, save = threading.Event(), Session.save

    def slow(session: Session) -> None:
        gate.wait(10)
        save(session)

    monkeypatch.setattr(Session, "save", slow)
    async with conversing(records) as pilot:
        await pilot.press(*"Kim", "enter", "enter", "enter")
        gate.set()
        await settle(pilot)
        assert page_of(pilot).conversation.state == "people"
        assert advice_in(pilot) == ""


async def test_a_hundred_thousand_signs_are_refused_in_words(records: Records) -> None:
    """The text stays for the pair to shorten."""
    async with conversing(records, at="purpose") as pilot:
        pilot.app.post_message(Paste("x" * 100_000))
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert page_of(pilot).conversation.state == "purpose"
        assert "too long: 100,000 signs" in advice_in(pilot)


# --- sizes ---------------------------------------------------------------------------------------


async def test_small_terminals_can_be_used(records: Records) -> None:
    """Held on the smallest; everything is reached by scrolling on each, on every kind of page."""
    async with conversing(records, size=(40, 15)) as pilot:
        for stop in ("measure_kind", "plan", "scale", "check", "client_acceptance"):
            await hold(pilot, MAINTENANCE.answers, until=stop)
            page = page_of(pilot)
            assert isinstance(page, ConversationPage)
            for size in ((80, 24), (60, 20), (40, 15)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                focused = page.focused
                assert focused is not None
                assert focused.virtual_region_with_margin.width > 0
                focused.scroll_visible(animate=False, immediate=True)
                await pilot.pause()
                assert page.region.size == size
                assert page.region.intersection(focused.region).area > 0, (stop, size)


async def test_the_goal_folds_under_a_key_where_it_is_narrow(records: Records) -> None:
    """F5 shows it in the place of the question; Enter and Esc put it away."""
    async with conversing(records, size=(80, 24)) as pilot:
        page = page_of(pilot)
        await hold(pilot, {"alias": "Kim"}, until="people")
        panel = page.query_one(GoalPanel)
        for key in ("f5", "enter", "escape"):
            assert not panel.region.area
            await pilot.press("f5")
            await pilot.pause()
            assert panel.region.width == 80
            await pilot.press(key)
            await pilot.pause()
        assert page.conversation.state == "people"


@pytest.mark.parametrize("code", ["sv", "da", "en"])
async def test_nothing_is_cut_off_at_eighty_columns(records: Records, code: str, lines_on: LinesOn) -> None:
    """The keys take at most two lines, whatever the language."""
    async with conversing(records, code, size=(80, 24)) as pilot:
        line = page_of(pilot).query_one(KeyLine)
        assert len(line.lines_at(line.content_size.width)) <= 2
        assert all(len(shown) <= 80 for shown in lines_on(pilot.app))


async def test_reading_the_whole_goal_by_key(records: Records, tmp_path: Path) -> None:
    """PgDn turns the pages of the goal while the question stays."""
    async with conversing(records, size=(80, 24), at="client_acceptance") as pilot:
        panel = page_of(pilot).query_one(GoalPanel)
        await pilot.press("pagedown")
        await pilot.pause()
        assert panel.scroll_offset.y > 0
        await pilot.press("pageup")
        await pilot.pause()
        assert panel.scroll_offset.y == 0
