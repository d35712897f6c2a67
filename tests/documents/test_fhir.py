"""FHIR bundles: valid by the official library, each field as docs/fhir.md says, and read back as drafts."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from fhir.resources.bundle import Bundle as Bundle5
from fhir.resources.R4B.bundle import Bundle as Bundle4

from assistant.documents.fhir import terms
from assistant.documents.fhir.reading import read_fhir
from assistant.documents.fhir.writing import R4B, R5, VERSIONS, write
from assistant.documents.material import Notes
from assistant.errors import UsageError
from assistant.goals.follow_up import ClosingReason, Decision
from assistant.goals.goal import Direction, Formulation, Goal
from assistant.goals.measure import Better, Bounds, PeriodUnit, Span, TimeUnit
from assistant.goals.measurements import OWN, Entry, Series, SeriesMeasure
from assistant.i18n import Language
from people import BEGUN, HOME, LISA, a_home, goal, material, on_time, three_of_ten

SV = Language("sv")


def resources(*goals: Goal, version: str = R5, **changed: object) -> list[dict[str, Any]]:
    bundle = json.loads(write(SV, material(*goals, **changed), version))
    return [entry["resource"] for entry in bundle["entry"]]


def of(kind: str, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [resource for resource in found if resource["resourceType"] == kind]


def extensions(resource: dict[str, Any], url: str) -> list[dict[str, Any]]:
    """The parts of each extension with a URL, by their names."""
    found = [each for each in resource.get("extension", ()) if each["url"] == url]
    return [
        {
            part["url"]: next(value for name, value in part.items() if name != "url")
            for part in each["extension"]
        }
        for each in found
    ]


# --- writing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("version", "reader"), [(R5, Bundle5), (R4B, Bundle4)])
def test_the_official_library_finds_the_bundle_valid(version: str, reader: Any) -> None:
    data = write(SV, material(), version)

    bundle = reader.model_validate_json(data)

    assert bundle.type == "collection"
    assert len([entry for entry in bundle.entry if entry.resource.get_resource_type() == "Goal"]) == 3


@pytest.mark.parametrize("version", VERSIONS)
def test_every_reference_leads_to_something_in_the_bundle(version: str) -> None:
    bundle = json.loads(write(SV, material(), version))

    known = {entry["fullUrl"] for entry in bundle["entry"]}
    text = json.dumps(bundle)
    referred = {part.split('"')[0] for part in text.split('"reference": "')[1:]}
    assert referred <= known
    assert len(known) == len(bundle["entry"])


@pytest.mark.parametrize("version", VERSIONS)
def test_a_goal_has_description_status_dates_and_target(version: str) -> None:
    (found,) = of("Goal", resources(LISA, version=version))

    assert found["description"] == {"text": "komma i tid till kurserna"}
    assert found["category"] == [{"text": "Skola"}]
    assert found["lifecycleStatus"] == "active"
    assert found["startDate"] == "2026-11-23"
    assert found["achievementStatus"]["coding"][0]["code"] == "improving"
    (target,) = found["target"]
    assert target["dueDate"] == "2026-12-28"
    assert target["measure"] == {"text": "gånger av 10 kurstillfällen"}
    assert (target["detailRange"]["low"]["value"], target["detailRange"]["high"]["value"]) == (6, 7)
    assert target["detailRange"]["low"]["unit"] == "kurstillfällen"


def test_the_five_steps_have_loincs_answers_from_the_best_down() -> None:
    (found,) = of("Goal", resources(LISA))

    steps = extensions(found, "http://hl7.org/fhir/us/pco/StructureDefinition/pco-goal-attainment-scaling")
    assert [(step["level"]["system"], step["level"]["code"]) for step in steps] == [
        ("http://loinc.org", code)
        for code in ("LA34479-8", "LA34480-6", "LA34481-4", "LA34483-0", "LA34484-8")
    ]
    assert [step["text"] for step in steps][2:4] == ["6–7 av 10 kurstillfällen", "3–5 av 10 kurstillfällen"]


def test_each_party_accepts_in_an_extension_of_their_own_and_a_reservation_is_kept_in_words() -> None:
    found = resources(LISA, worker="Anna Ek")
    (goal_found,), (patient,), (worker,) = (of(kind, found) for kind in ("Goal", "Patient", "Practitioner"))

    client, caseworker = extensions(goal_found, "http://hl7.org/fhir/StructureDefinition/goal-acceptance")
    assert client["individual"]["reference"].endswith(patient["id"])
    assert (client["status"], client["priority"]) == ("agree", {"text": "9 av 10"})
    assert caseworker["individual"]["reference"].endswith(worker["id"])
    assert caseworker["status"] == "agree"
    assert [note["text"] for note in goal_found["note"]] == [
        "Jag kommer för sent till kurserna.",
        "Ja, men: om bussen går",
    ]


def test_nobody_is_named_but_by_the_alias() -> None:
    found = resources(LISA)

    (patient,), (worker,) = of("Patient", found), of("Practitioner", found)
    assert patient == {
        "resourceType": "Patient",
        "id": patient["id"],
        "name": [{"use": "nickname", "text": "Lisa"}],
    }
    assert set(worker) == {"resourceType", "id"}
    assert of("Practitioner", resources(LISA, worker="Anna Ek"))[0]["name"] == [{"text": "Anna Ek"}]


def test_the_same_goal_has_the_same_id_every_time_and_it_is_not_the_one_on_disk() -> None:
    (first,), (second,) = of("Goal", resources(LISA)), of("Goal", resources(LISA, HOME))[:1]

    assert first["id"] == second["id"]
    assert "g1" not in first["id"].split("-")


def test_baseline_and_follow_ups_are_observations() -> None:
    seen = three_of_ten("g1", client_step=3, worker_step=2)
    found = of("Observation", resources(goal("g1", on_time(), seen)))

    told = [
        (
            each["effectiveDateTime"],
            each["code"].get("text") or each["code"]["coding"][0]["code"],
            each.get("valueQuantity", {}).get("value", each.get("valueCodeableConcept", {}).get("coding")),
        )
        for each in found
    ]
    assert [(day, code) for day, code, _ in told] == [
        ("2026-11-23", "gånger av 10 kurstillfällen"),
        ("2026-12-21", "gånger av 10 kurstillfällen"),
        ("2026-12-21", "107332-9"),
        ("2026-12-21", "107334-5"),
        ("2026-12-21", "107333-7"),
    ]
    assert [value for *_, value in told][:2] == [0, 3]
    assert [value[0]["code"] for *_, value in told[2:]] == ["LA34483-0", "LA34481-4", "LA34483-0"]


def test_every_note_of_a_series_is_an_observation() -> None:
    series = Series(
        goal_id="g1",
        since=date(2026, 11, 1),
        measures=(
            SeriesMeasure(id=OWN, name="steg ute", unit="gånger", bounds=Bounds(), better=Better.HIGHER),
        ),
    )
    now = datetime(2026, 11, 3, tzinfo=UTC)
    entries = tuple(
        Entry(goal_id="g1", day=date(2026, 11, day), values={OWN: value}, noted_at=now)
        for day, value in ((1, Decimal(2)), (2, None), (3, Decimal("2.5")))
    )

    found = of(
        "Observation", resources(BEGUN.model_copy(update={"id": "g1"}), notes={"g1": Notes(series, entries)})
    )

    assert [(each["effectiveDateTime"], each["valueQuantity"]["value"]) for each in found] == [
        ("2026-11-01", 2),
        ("2026-11-03", 2.5),
    ]
    assert found[0]["code"] == {"text": "steg ute"}


def test_the_plan_of_action_is_a_care_plan_with_tasks_in_r5_and_details_in_r4b() -> None:
    five, four = resources(LISA), resources(LISA, version=R4B)

    (plan,), (task,) = of("CarePlan", five), of("Task", five)
    assert plan["description"] == "Lisa har ett arbete som håller."
    assert plan["activity"][0]["plannedActivityReference"]["reference"].endswith(task["id"])
    assert (task["description"], task["owner"]["display"], task["note"][0]["text"]) == (
        "Samtal",
        "handledaren",
        "var 14:e dag",
    )
    (older,) = of("CarePlan", four)
    assert of("Task", four) == []
    assert older["activity"][0]["detail"] == {
        "status": "not-started",
        "description": "Samtal",
        "performer": [{"display": "handledaren"}],
        "scheduledString": "var 14:e dag",
    }


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        (
            {"measure_kind": "duration", "time_unit": TimeUnit.HOURS, "period": PeriodUnit.WEEK},
            {"value": 6.0, "unit": "h", "system": terms.UCUM, "code": "h"},
        ),
        ({"measure_kind": "amount", "unit": "kr", "period": PeriodUnit.MONTH}, {"value": 6.0, "unit": "kr"}),
        ({"measure_kind": "times", "period": PeriodUnit.WEEK}, {"value": 6.0}),
    ],
)
def test_a_quantity_has_ucums_code_where_there_is_one(said: dict[str, Any], quantity: dict[str, Any]) -> None:
    one = Formulation(
        what="x", direction=Direction.INCREASE, expected=Span(low=Decimal(6), high=Decimal(6)), **said
    )

    (found,) = of("Goal", resources(goal("g1", one, accepted=False)))

    assert found["target"][0]["detailQuantity"] == quantity


@pytest.mark.parametrize(
    ("made", "lifecycle", "achievement"),
    [
        (BEGUN, "proposed", None),
        (HOME, "active", "in-progress"),
        (LISA, "active", "improving"),
        (goal("g1", on_time(), three_of_ten(value=Decimal(6))), "active", "achieved"),
        (goal("g1", on_time(), three_of_ten(value=Decimal(0))), "active", "no-change"),
        (
            goal("g2", a_home(), three_of_ten("g2", value=None, client_step=3, worker_step=1)),
            "active",
            "in-progress",
        ),
        (
            goal(
                "g1", on_time(), three_of_ten(decision=Decision.CLOSE, closing_reason=ClosingReason.REACHED)
            ),
            "completed",
            "improving",
        ),
        (
            goal(
                "g1",
                on_time(),
                three_of_ten(decision=Decision.CLOSE, closing_reason=ClosingReason.NOT_WANTED),
            ),
            "cancelled",
            "improving",
        ),
    ],
)
def test_where_a_goal_is_in_its_life(made: Goal, lifecycle: str, achievement: str | None) -> None:
    (found,) = of("Goal", resources(made))

    assert found["lifecycleStatus"] == lifecycle
    assert found.get("achievementStatus", {"coding": [{"code": None}]})["coding"][0]["code"] == achievement


# --- reading --------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", VERSIONS)
def test_what_was_written_is_read_back_as_drafts(version: str) -> None:
    lisa, home, begun = read_fhir(json.loads(write(SV, material(), version)))

    assert {draft.alias for draft in (lisa, home, begun)} == {"Lisa"}
    said = lisa.said
    assert (said.what, said.wish) == ("komma i tid till kurserna", "Jag kommer för sent till kurserna.")
    assert (said.purpose, said.life_area) == ("Lisa har ett arbete som håller.", "school")
    assert (said.deadline, said.expected) == (date(2026, 12, 28), Span(low=Decimal(6), high=Decimal(7)))
    assert said.plan is not None
    assert said.plan[0].model_dump() == {"what": "Samtal", "who": "handledaren", "how_often": "var 14:e dag"}
    assert said.client_acceptance is None
    assert home.said.measure_kind == "state"
    assert home.said.milestone_5 == "betalat hyran en månad"
    assert begun.said == Formulation(what="sova hela natten", purpose="Ett lugnare liv")


def foreign(**changed: Any) -> dict[str, Any]:
    """A goal as another system writes it, in the older version."""
    return {
        "resourceType": "Goal",
        "lifecycleStatus": "active",
        "description": {"coding": [{"display": "Walk outdoors"}]},
        "subject": {"reference": "Patient/1"},
        "expressedBy": {"reference": "Patient/1"},
        "target": [
            {
                "measure": {"text": "hours outdoors"},
                "detailQuantity": {"value": 5.5, "unit": "h", "system": terms.UCUM, "code": "h"},
                "dueDate": "2027-06-01",
            }
        ],
        **changed,
    }


def test_a_goal_of_another_system_is_read_without_anybodys_name() -> None:
    patient = {
        "resourceType": "Patient",
        "id": "1",
        "name": [{"family": "Testsson", "text": "Test Testsson"}],
    }
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": patient}, {"resource": foreign()}],
    }

    (draft,) = read_fhir(bundle)

    assert draft.alias is None
    assert draft.said.what == "Walk outdoors"
    assert draft.said.expected == Span(low=Decimal("5.5"), high=Decimal("5.5"))
    assert (draft.said.measure_kind, draft.said.time_unit) == ("duration", TimeUnit.HOURS)
    assert "Testsson" not in draft.said.model_dump_json()


def test_a_single_goal_and_a_list_of_goals_are_read() -> None:
    assert len(read_fhir(foreign())) == 1
    assert len(read_fhir([foreign(), foreign()])) == 2


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (foreign(lifecycleStatus=5), "import_invalid", "lifecycleStatus"),
        ({"resourceType": "Goal", "description": {"text": "x"}}, "import_invalid", "subject"),
        (foreign(colour="red"), "import_invalid", "colour"),
        ({"resourceType": "Patient"}, "import_invalid", "Patient"),
        ({"resourceType": "Bundle", "type": "collection"}, "import_empty", ""),
        ({"resourceType": "Bundle", "type": "collection", "entry": 7}, "import_invalid", "entry"),
        ({"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Goal"}}]}, "import_invalid", ""),
        ([], "import_empty", ""),
        ([3], "import_invalid", "int"),
    ],
)
def test_what_is_not_valid_is_refused_with_the_librarys_finding_in_a_line(
    value: Any, code: str, words: str
) -> None:
    with pytest.raises(UsageError) as raised:
        read_fhir(value)

    assert raised.value.code == code
    reason = str(raised.value.params.get("reason", ""))
    assert words in reason
    assert "\n" not in reason
