"""``malsteg score --case``: the steps of every goal of a person, and the T-scores of all together."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.dialogs.standing import Stage
from assistant.i18n import Language
from assistant.records import Records
from scripts import LISA, TODAY
from talking import engine_talk

LATER = TODAY + timedelta(days=20)


def followed_up(data: Path, value: str) -> str:
    """Agree on Lisa's goal and follow it up with a value; return the goal's id."""
    session = engine_talk(Records(data, TODAY), LISA)
    records = Records(data, LATER)
    following = records.follow_up(Language("en"), str(session.case_id), str(session.goal_id))
    answers = {"day": LATER.isoformat(), "value": value, "decision": "1"}
    while following.conversation.stage is not Stage.DONE:
        conversation = following.conversation
        question = conversation.question
        if question is None:
            conversation.proceed()
        elif question.name not in answers:
            conversation.skip()
        elif conversation.answer(answers[question.name]).status == "advised":
            conversation.go_on()
    following.save()
    return str(session.goal_id)


def score(
    capsys: pytest.CaptureFixture[str], data: Path, *arguments: str, lang: str = "en"
) -> tuple[int, str, str]:
    base = ["--lang", lang, "--today", LATER.isoformat(), "--data", str(data)]
    status = main([*base, "score", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_the_steps_come_first_and_then_the_score_with_its_arithmetic(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    followed_up(tmp_path / "data", "3")
    status, out, _ = score(capsys, tmp_path / "data", "--case", "lisa")
    assert status == 0
    assert "step 2: somewhat less than expected" in out
    assert "T at the start: 30\nT now: 40\nDifference: +10\n" in out
    assert out.index("step 2") < out.index("T now: 40") < out.index("How T now is worked out")


def test_as_json_it_says_what_each_of_the_two_comes_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goal = followed_up(tmp_path / "data", "7")
    _, out, _ = score(capsys, tmp_path / "data", "--case", "Lisa", "--json")
    found = json.loads(out)
    assert found["goals"] == [goal]
    assert found["scores"]["client"] == found["scores"]["worker"]
    assert found["scores"]["client"]["baseline"] == 30
    assert found["scores"]["client"]["achieved"] == 50
    assert found["scores"]["client"]["counted"] == [goal]


@pytest.mark.parametrize("arguments", [(), ("--case", "Lisa", "-1"), ("--case", "Lisa", "--weights", "1")])
def test_levels_or_a_case_but_not_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    followed_up(tmp_path / "data", "3")
    status, out, err = score(capsys, tmp_path / "data", *arguments)
    assert (status, out) == (2, "")
    assert "one of the two" in err


def test_somebody_who_is_not_here_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    followed_up(tmp_path / "data", "3")
    status, _, err = score(capsys, tmp_path / "data", "--case", "Nobody")
    assert status == 2
    assert "Nobody" in err
