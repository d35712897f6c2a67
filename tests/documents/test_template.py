"""An agency's own Word templates: found by kind and language, filled with words; errors say where."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from assistant.documents.builders import KINDS
from assistant.documents.template import fields, fill, find
from assistant.errors import UsageError
from assistant.goals.handing_over import StatusChoice, StatusPart
from assistant.i18n import Language
from people import LISA, goal, material, on_time

EN, SV = Language("en"), Language("sv")
DOCS = Path(__file__).parents[2] / "docs" / "documents.md"


def template(folder: Path, *lines: str, name: str = "plan.docx") -> Path:
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(str(folder / name))
    return folder / name


def filled(path: Path, **changed: object) -> list[str]:
    made = fill(path, fields("plan", EN, material(LISA, **changed)))
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]


def test_a_template_is_filled_with_words(tmp_path: Path) -> None:
    path = template(
        tmp_path,
        "{{ name }} {{ date }}",
        "{%p for goal in goals %}",
        "{{ goal.number }} {{ goal.title }} {{ goal.by }}: {{ goal.measure }}",
        "{%p for step in goal.steps %}",
        "{{ step.number }} {{ step.text }}"
        "{% if step.start %} start{% endif %}{% if step.reached %} now{% endif %}",
        "{%p endfor %}",
        "{%p endfor %}",
    )

    assert filled(path) == [
        "Lisa 24 November 2026",
        "1 komma i tid till kurserna 28 December 2026: times out of 10 kurstillfällen",
        "5 10 of 10 kurstillfällen",
        "4 8–9 of 10 kurstillfällen",
        "3 6–7 of 10 kurstillfällen",
        "2 3–5 of 10 kurstillfällen now",
        "1 0–2 of 10 kurstillfällen start",
    ]


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "{{ name }}", "{% raw %}", "a\nb", "</w:t>"])
def test_what_people_write_is_text_in_a_template(tmp_path: Path, text: str) -> None:
    path = template(tmp_path, "{{ goals[0].title }}")

    made = fill(path, fields("plan", EN, material(goal("g1", on_time(what=text)))))

    assert docx.Document(io.BytesIO(made)).paragraphs[0].text == text


def test_the_template_of_the_language_comes_before_that_of_any(tmp_path: Path) -> None:
    assert find(tmp_path, "plan", "sv") is None
    anyone = template(tmp_path, "x")
    assert find(tmp_path, "plan", "sv") == anyone
    swedish = template(tmp_path, "x", name="plan-sv.docx")
    assert find(tmp_path, "plan", "sv") == swedish
    assert find(tmp_path, "plan", "da") == anyone
    assert find(tmp_path, "status", "sv") is None
    with pytest.raises(UsageError, match="no_such_folder"):
        find(tmp_path / "none", "plan", "sv")


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("{{ nmae }}", "template_field", "nmae"),
        ("{{ goals[0].titel }}", "template_field", "titel"),
        ("{{ goals[7].title }}", "template_field", "7"),
        ("{{ name ", "template_broken", ""),
        ("{% for goal in goals %}", "template_broken", "endfor"),
        ("{{ ''.__class__.__mro__ }}", "template_broken", "__class__"),
        ("{{ name.foo() }}", "template_field", "foo"),
    ],
)
def test_an_error_in_a_template_names_the_template_and_the_field(
    tmp_path: Path, line: str, code: str, said: str
) -> None:
    path = template(tmp_path, line)

    with pytest.raises(UsageError) as raised:
        filled(path)

    assert raised.value.code == code
    assert raised.value.params["name"] == "plan.docx"
    assert said in str(raised.value.params.get("field", raised.value.params.get("reason")))


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x03\x04 broken"])
def test_a_template_that_is_no_document_is_one_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(content)

    with pytest.raises(UsageError, match="template_not_document"):
        filled(path)


def test_a_status_template_gets_only_what_is_chosen() -> None:
    choice = StatusChoice(goals=("g1",), parts=(StatusPart.NEXT,))

    (row,) = fields("status", SV, material(status=choice))["goals"]

    assert row["title"] == "komma i tid till kurserna"
    assert row["next_step"]
    left_out = ("own_words", "reached", "change", "steps", "done", "hindered")
    assert [name for name in left_out if row[name]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_documented(kind: str) -> None:
    documented = set(re.findall(r"`([a-z_]+)`", DOCS.read_text(encoding="utf-8")))
    found = fields(kind, EN, material(LISA))

    names = {*found, *found["goals"][0], *found["goals"][0]["steps"][0], *found["goals"][0]["plan"][0]}
    assert names <= documented
