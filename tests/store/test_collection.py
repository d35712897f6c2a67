"""Models in, copies out, and no change lost to another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, computed_field

from store import Collection, ConflictError, DamagedError, DocumentFile, NotFoundError


class Note(BaseModel):
    text: str
    tags: list[str] = []
    more: dict[str, Any] = {}


def test_a_model_is_read_back_as_it_was_put(file: DocumentFile) -> None:
    class Goal(BaseModel):
        model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
        statement: str
        amount: Decimal
        deadline: date
        steps: tuple[int, ...]

        @computed_field
        def length(self) -> int:
            return len(self.statement)

    goals = Collection(file, "goals", Goal)
    goal = Goal(
        statement="Jag är i tid 😀\n[/x]", amount=Decimal("3.50"), deadline=date(2030, 4, 15), steps=(1, 2)
    )

    put = goals.put("g1", goal, expected_revision=0)

    assert (put.id, put.revision, put.model) == ("g1", 1, goal)
    assert goals.get("g1") == put
    assert str(goals.get("g1").model.amount) == "3.50"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    text=st.text(max_size=200),
    tags=st.lists(st.text(max_size=5), max_size=3),
    more=st.dictionaries(
        st.text(max_size=5),
        st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.none(),
        max_size=3,
    ),
    document_id=st.text(min_size=1, max_size=10),
)
def test_any_text_survives(
    file: DocumentFile, document_id: str, text: str, tags: list[str], more: dict[str, object]
) -> None:
    notes = Collection(file, "notes", Note)
    note = Note(text=text, tags=tags, more=more)
    there = {stored.id: stored.revision for stored in notes.find()}

    notes.put(document_id, note, expected_revision=there.get(document_id, 0))

    assert notes.get(document_id).model == note


def test_what_is_handed_out_is_a_copy(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    note = Note(text="bus", more={"inner": {"list": [1]}})

    with file.transaction():
        put = notes.put("n", note, expected_revision=0)
        for changed in (note, put.model, notes.get("n").model, notes.find()[0].model):
            changed.text = "changed"
            changed.tags.append("changed")
            changed.more["inner"]["list"].append(2)

        assert notes.get("n").model == Note(text="bus", more={"inner": {"list": [1]}})
    assert notes.get("n").model == Note(text="bus", more={"inner": {"list": [1]}})


def test_an_unknown_id_is_not_found(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)

    with pytest.raises(NotFoundError) as refused:
        notes.get("n")

    assert refused.value.params == {"name": "lisa.json", "table": "notes", "id": "n"}
    assert notes.find() == []
    with pytest.raises(NotFoundError):
        notes.history("n")
    with pytest.raises(NotFoundError):
        notes.delete("n", 1)
    assert not file.exists()


def test_a_stale_revision_is_a_conflict_and_changes_nothing(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    notes.put("n", Note(text="second"), expected_revision=1)
    before = file.path.read_bytes()

    with pytest.raises(ConflictError) as refused:
        notes.put("n", Note(text="late"), expected_revision=1)

    assert (refused.value.params["expected"], refused.value.params["found"]) == (1, 2)
    with pytest.raises(ConflictError):
        notes.delete("n", 1)
    assert file.path.read_bytes() == before


def test_revision_0_means_it_must_not_exist(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)

    with pytest.raises(ConflictError) as refused:
        notes.put("n", Note(text="another first"), expected_revision=0)

    assert (refused.value.params["expected"], refused.value.params["found"]) == (0, 1)


def test_no_revision_is_never_read_as_overwrite(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)
    nothing: Any = None

    with pytest.raises(ConflictError):
        notes.put("n", Note(text="second"), expected_revision=nothing)

    assert notes.get("n").model.text == "first"


def test_a_deleted_document_is_gone_and_its_revisions_are_not_used_again(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="first"), expected_revision=0)

    notes.delete("n", 1)

    with pytest.raises(NotFoundError):
        notes.get("n")
    assert notes.find() == []
    with pytest.raises(ConflictError) as refused:
        notes.put("n", Note(text="from somebody who saw the first"), expected_revision=1)
    assert refused.value.params["found"] == 0
    assert notes.put("n", Note(text="a new one"), expected_revision=0).revision == 3
    with pytest.raises(ConflictError):
        notes.put("n", Note(text="from somebody who saw the first"), expected_revision=1)


def test_find_gives_the_matching_ones_in_the_order_first_put(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    for number, text in enumerate(["bus", "tram", "bicycle", "boat"]):
        notes.put(f"id{9 - number}", Note(text=text), expected_revision=0)
    notes.put("id9", Note(text="big bus"), expected_revision=1)

    assert [stored.model.text for stored in notes.find()] == ["big bus", "tram", "bicycle", "boat"]
    assert [stored.id for stored in notes.find(lambda note: note.text.startswith("b"))] == [
        "id9",
        "id7",
        "id6",
    ]


def test_history_keeps_every_revision_also_after_deletion(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note, keep_history=True)
    notes.put("n", Note(text="first"), expected_revision=0)
    notes.put("n@1", Note(text="another, with a name that looks like a revision"), expected_revision=0)
    notes.put("n@1", Note(text="its second"), expected_revision=1)
    notes.put("n", Note(text="second"), expected_revision=1)

    assert [(old.revision, old.model.text) for old in notes.history("n")] == [(1, "first"), (2, "second")]

    notes.delete("n", 2)
    assert [(old.revision, old.model.text) for old in notes.history("n")] == [(1, "first"), (2, "second")]

    notes.put("n", Note(text="anew"), expected_revision=0)
    assert [old.revision for old in notes.history("n")] == [1, 2, 4]
    assert [stored.model.text for stored in notes.find()] == ["anew", "its second"]


def test_without_history_only_the_present_revision_is_kept(file: DocumentFile) -> None:
    notes = Collection(file, "notes", Note)
    notes.put("n", Note(text="a text to forget"), expected_revision=0)
    notes.put("n", Note(text="second"), expected_revision=1)

    assert [old.revision for old in notes.history("n")] == [2]
    with file.snapshot() as tables:
        assert tables.names() == ["notes"]


def test_a_document_of_another_shape_is_damage_and_not_quoted(file: DocumentFile) -> None:
    class Count(BaseModel):
        text: int

    Collection(file, "notes", Note).put("n", Note(text="a secret"), expected_revision=0)

    with pytest.raises(DamagedError) as refused:
        Collection(file, "notes", Count).get("n")

    assert refused.value.params == {"name": "lisa.json", "table": "notes", "id": "n"}
    assert refused.value.__cause__ is None


def test_a_model_that_could_not_be_read_back_is_not_written(file: DocumentFile) -> None:
    class Short(BaseModel):
        text: str = Field(max_length=5)

    short = Short(text="abc")
    short.text = "a secret too long"

    with pytest.raises(ValueError, match=r"Short would not be readable once stored: text$"):
        Collection(file, "notes", Short).put("n", short, expected_revision=0)

    assert not file.exists()


@pytest.mark.parametrize("table", ["", "notes.history", "."])
def test_a_table_name_cannot_be_taken_for_a_history(file: DocumentFile, table: str) -> None:
    with pytest.raises(ValueError, match="not a table's name"):
        Collection(file, table, Note)
