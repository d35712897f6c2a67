"""Whole conversations in the real program, from the first question to an accepted goal on disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from conversing import answer, conversing, hold, page_of, settle

from assistant.app import Start
from assistant.dialogs.standing import Stage
from assistant.goals.goal import Formulation, GoalStatus
from assistant.i18n import Language
from assistant.records import Records
from assistant.tui.screens.goal import GoalPage
from assistant.wording.levels import range_text
from scripts import SCRIPTS, TODAY, Script
from talking import engine_talk


@pytest.mark.parametrize("name", SCRIPTS)
async def test_a_whole_conversation_by_keyboard(name: str, tmp_path: Path) -> None:
    """What is on disk afterwards is what the same answers give without any screen."""
    script = SCRIPTS[name]
    records = Records(tmp_path / "screen", TODAY)
    async with conversing(records, script.language) as pilot:
        page = page_of(pilot)
        await hold(pilot, script.answers)
        assert page.stage is Stage.DONE
        assert page.session.case_id is not None
        assert page.session.goal_id is not None
        goal = records.goal(page.session.case_id, page.session.goal_id)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, GoalPage)

    plain = engine_talk(Records(tmp_path / "engine", TODAY), script)
    assert goal.status is GoalStatus.ACCEPTED
    assert goal.agreed == plain.conversation.draft.formulation
    assert goal.agreed is not None
    _as_the_script_says(script, goal.agreed)


def _as_the_script_says(script: Script, said: Formulation) -> None:
    scale = said.attainment_scale
    assert scale is not None
    shown = tuple(range_text(Language(script.language), step) for step in scale.steps)
    assert shown == script.steps
    assert said.start_step == script.start


async def test_leaving_half_way_and_coming_back(tmp_path: Path) -> None:
    """Every answered question is on disk, and the conversation goes on where it was."""
    script = SCRIPTS["maintenance"]
    records = Records(tmp_path, TODAY)
    async with conversing(records, script.language) as pilot:
        await hold(pilot, script.answers, until="baseline")
        await pilot.press("f10")
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 1

    again = Records(tmp_path, TODAY)
    async with conversing(again, script.language, start=Start("resume", goal="R.")) as pilot:
        page = page_of(pilot)
        assert page.conversation.state == "baseline"
        assert page.conversation.draft.what == script.answers["what"]
        await hold(pilot, script.answers, until="deadline")
        assert page.conversation.draft.baseline == 3


async def test_not_yet_is_kept_as_a_draft_and_says_what_is_missing(tmp_path: Path) -> None:
    """No purpose and a "not yet": the check page says both, kindly, and leads back to the question."""
    script = SCRIPTS["maintenance"]
    said = {name: raw for name, raw in script.answers.items() if name != "purpose"}
    records = Records(tmp_path, TODAY)
    engine_talk(records, replace(script, answers=said), until="worker_acceptance")
    async with conversing(records, start=Start("resume", goal="R.")) as pilot:
        page = page_of(pilot)
        await answer(pilot, "3: the date is too near")
        assert page.stage is Stage.CHECKING
        text = str(page.query_one("#check .matters").render())
        assert "kept as a draft" in text
        assert "the purpose" in text
        assert "“not yet”" in text
        await pilot.press("home", "down", "down", "down", "enter")
        await settle(pilot)
        assert page.conversation.state == "purpose"
        await hold(pilot, {"purpose": "R. stays well."}, until="check")
        assert "the purpose" not in str(page.query_one("#check .matters").render())
        assert records.overview().goals[0].status is GoalStatus.DRAFT
