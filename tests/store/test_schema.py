"""Files of every earlier version are read; files of a later one are refused and left alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from store import Collection, DamagedError, DocumentFile, NewerVersionError, Upgrades

FILES = Path(__file__).parent / "files"


class Goal(BaseModel):
    """A goal of schema 3, the present one in these tests."""

    statement: str
    days: int


class Other(BaseModel):
    text: str


def from_1_to_2(goal: dict[str, Any]) -> dict[str, Any]:
    """In schema 1 the statement was called wording."""
    goal["statement"] = goal.pop("wording")
    return goal


def from_2_to_3(goal: dict[str, Any]) -> dict[str, Any]:
    """In schema 2 time was told in weeks."""
    return {"statement": goal["statement"], "days": goal["week"] * 7}


PRESENT = {"goals": Upgrades({1: from_1_to_2, 2: from_2_to_3})}


def copied(name: str, folder: Path) -> Path:
    return shutil.copyfile(FILES / name, folder / name)


@pytest.mark.parametrize("name", ["schema-1.json", "schema-2.json", "schema-3.json"])
def test_files_of_every_version_are_read(tmp_path: Path, name: str) -> None:
    path = copied(name, tmp_path)
    goals = Collection(DocumentFile(path, upgrades=PRESENT), "goals", Goal)

    stored = goals.get("g")

    assert (stored.revision, stored.model) == (4, Goal(statement="På tid till 6-7 av 10", days=21))
    assert [each.id for each in goals.find()] == ["g"]
    assert path.read_bytes() == (FILES / name).read_bytes()


def test_putting_upgrades_the_document_and_leaves_the_others(tmp_path: Path) -> None:
    path = copied("schema-1.json", tmp_path)
    file = DocumentFile(path, upgrades=PRESENT)
    goals = Collection(file, "goals", Goal, keep_history=True)
    assert [old.model.days for old in goals.history("g")] == [14, 21]

    with file.transaction():
        assert goals.get("g").model.days == 21
        goals.put("g", Goal(statement="I tid varje dag", days=28), expected_revision=4)

    assert [(old.revision, old.model.days) for old in goals.history("g")] == [(3, 14), (4, 21), (5, 28)]
    assert Collection(file, "other", Other).get("o").model.text == "oförändrad"
    assert '"g":{"schema_version":3,"revision":5,' in path.read_text("utf-8")
    assert '"g@3":{"schema_version":1,"revision":3,"model":{"wording":"I tid","week":2}}' in path.read_text(
        "utf-8"
    )


def test_what_an_upgrade_alters_in_a_transaction_is_not_stored_by_the_way(tmp_path: Path) -> None:
    path = copied("schema-1.json", tmp_path)
    file = DocumentFile(path, upgrades=PRESENT)

    with file.transaction():
        Collection(file, "goals", Goal).get("g")
        Collection(file, "other", Other).put("p", Other(text="ny"), expected_revision=0)

    assert Collection(file, "goals", Goal).get("g").model.days == 21
    assert '"wording":"På tid till 6-7 av 10"' in path.read_text("utf-8")


def test_a_later_schema_is_refused_and_the_file_left_alone(tmp_path: Path) -> None:
    path = copied("schema-3.json", tmp_path)
    file = DocumentFile(path, upgrades={"goals": Upgrades({1: from_1_to_2})})

    with pytest.raises(NewerVersionError) as refused:
        Collection(file, "goals", Goal).get("g")

    assert refused.value.params == {"name": "schema-3.json", "table": "goals", "found": 3, "supported": 2}
    with pytest.raises(NewerVersionError):
        Collection(file, "other", Other).put("o", Other(text="ny"), expected_revision=0)
    assert path.read_bytes() == (FILES / "schema-3.json").read_bytes()
    assert not (tmp_path / "schema-3.json.1").exists()


def test_an_upgrade_that_does_not_find_what_it_needs_is_damage(tmp_path: Path) -> None:
    def from_1_to_2_of_something_else(goal: dict[str, Any]) -> dict[str, Any]:
        return {"statement": goal["title"]}

    file = DocumentFile(
        copied("schema-1.json", tmp_path), upgrades={"goals": Upgrades({1: from_1_to_2_of_something_else})}
    )

    with pytest.raises(DamagedError) as refused:
        Collection(file, "goals", Goal).get("g")

    assert refused.value.params == {"name": "schema-1.json", "table": "goals", "id": "g"}


@pytest.mark.parametrize("numbers", [[0], [2], [1, 3], [-1, 1]])
def test_upgrade_steps_have_no_hole(numbers: list[int]) -> None:
    with pytest.raises(ValueError, match="without a hole"):
        Upgrades(dict.fromkeys(numbers, from_1_to_2))
