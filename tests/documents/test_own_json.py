"""The program's own JSON: what is written is read back, and what is not sound is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.documents.builders import build
from assistant.documents.own import is_own, plan_data, read_json, read_own
from assistant.documents.writers import write
from assistant.errors import UsageError
from assistant.i18n import Language
from people import BEGUN, HOME, LISA, goal, material, on_time


def plan_as_json() -> Any:
    document = build("plan", Language("en"), material())
    return json.loads(write(replace(document, data=plan_data(material())), "json"))


def test_a_plan_is_read_back_with_its_steps_and_nobodys_yes() -> None:
    value = plan_as_json()
    assert is_own(value)

    lisa, home, begun = read_own(value)

    agreed = LISA.agreed
    assert agreed is not None
    assert lisa.alias == "Lisa"
    assert lisa.said == agreed.model_copy(update={"client_acceptance": None, "worker_acceptance": None})
    assert home.said.attainment_scale == HOME.latest.attainment_scale
    assert begun.said == BEGUN.latest


def test_words_of_the_steps_come_along() -> None:
    said = on_time()
    assert said.scale is not None
    worded = said.model_copy(update={"scale": said.scale.with_words(3, "med från början")})

    (draft,) = read_own(json.loads(json.dumps(plan_data(material(goal("g1", worded))))))

    assert draft.said.scale is not None
    assert draft.said.scale.step(3).words == "med från början"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answers": 3}, "answers"),
        ({"answers": {"severity": 11}}, "severity"),
        ({"answers": {"colour": "red"}}, "colour"),
        ({"answers": {"what": "x" * 5001}}, "5001"),
        ({"scale": [{"low": "0", "high": "9"}] * 5}, "scale_"),
        ({"scale": [{"low": "a", "high": "b"}] * 5}, "scale"),
        ({"scale": [{"low": "0", "high": "9"}] * 4}, "scale"),
        ({"scale": [1, 2, 3, 4, 5]}, "scale"),
    ],
)
def test_what_is_not_sound_is_refused_with_a_line_about_it(change: dict[str, Any], said: str) -> None:
    row = json.loads(json.dumps(plan_data(material(LISA))))["goals"][0]

    with pytest.raises(UsageError, match="import_invalid") as raised:
        read_own({**row, **change})

    assert said in str(raised.value.params["reason"])
    assert "\n" not in str(raised.value.params["reason"])


def test_json_lines_are_read_and_what_is_no_json_is_refused_with_its_line() -> None:
    assert read_json('{"a": 1}\n\n{"a": 2}\n') == [{"a": 1}, {"a": 2}]
    assert read_json('{\n "a": [1,\n 2]}') == {"a": [1, 2]}
    with pytest.raises(UsageError) as raised:
        read_json('{"a": 1}\n{"a": \n')
    assert raised.value.params == {"line": 2}
    with pytest.raises(UsageError, match="import_not_json"):
        read_json("not json")
    with pytest.raises(UsageError, match="import_not_json"):
        read_json("[" * 100_000)


@pytest.mark.parametrize("value", [{"goals": []}, {"goals": 3}, [{"answers": {}}, 3]])
def test_no_goals_and_no_rows_are_refused(value: Any) -> None:
    assert is_own(value)
    with pytest.raises(UsageError, match="import_"):
        read_own(value)
