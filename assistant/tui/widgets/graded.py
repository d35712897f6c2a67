"""What is said about an answer in practice: how it went, why, and one good way; the rule when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from assistant.goals.scale import AttainmentScale
from assistant.i18n import Language
from assistant.practice.feedback import Feedback, Remark
from assistant.practice.spoken import Spoken
from assistant.tui.criteria_letter import criteria_parts
from assistant.tui.goal_letter import Section
from assistant.tui.widgets.letter import Letter
from assistant.tui.widgets.staircase import Staircase
from assistant.wording.practice import OUTCOMES, remark_lines

_LAST = frozenset({"model", "model_scale"})
"""One good way comes after everything about the trainee's own."""

_SIGNS = {
    "right": "\N{BLACK CIRCLE}",
    "nearly": "\N{CIRCLE WITH LEFT HALF BLACK}",
    "not_yet": "\N{WHITE CIRCLE}",
}
_CRITERION_ROOM = 18


def spoken_anew(remark: Remark, texts: Iterable[Spoken], before: str, code: str) -> Remark:
    """Return a remark with the texts of the exercise, or the client, in another language.

    What the trainee has written stays: it was judged in the language it was written in.
    """
    known = {text.words(before): text.words(code) for text in texts}
    params = {
        name: known.get(value, value) if isinstance(value, str) else value
        for name, value in remark.params.items()
    }
    return replace(remark, params=params)


class Graded(Vertical):
    """Feedback on one exercise."""

    def compose(self) -> ComposeResult:
        """Lay out the outcome, the remarks, the criteria, one good way, and the rule."""
        yield Static(classes="outcome", markup=False)
        yield Static(classes="remarks", markup=False)
        yield Letter(classes="judged", label_room=_CRITERION_ROOM)
        yield Static(classes="model", markup=False)
        yield Staircase(classes="model-steps")
        yield Static(classes="quiet rules", markup=False)

    def on_mount(self) -> None:
        """There is nothing to say yet."""
        self.display = False

    @property
    def said(self) -> str:
        """All that is said just now."""
        return "\n".join(str(static.render()) for static in self.query(Static) if static.display)

    @property
    def shows_rule(self) -> bool:
        """Whether the rule is read just now."""
        return self.has_class("-ruled")

    def show_rule(self, *, shown: bool) -> None:
        """Say the rule behind it, or put it away."""
        self.set_class(shown, "-ruled")

    def show(self, language: Language, found: Feedback, today: date) -> None:
        """Say what has come of an answer."""

        def words(remarks: Iterable[Remark]) -> str:
            lines = (remark_lines(language, r.code, _unscaled(r), today=today) for r in remarks)
            return "\n\n".join("\n".join(each) for each in lines)

        rules = [remark for remark in found.remarks if remark.code == "rule"]
        last = [remark for remark in found.remarks if remark.code in _LAST]
        first = [remark for remark in found.remarks if remark not in rules and remark not in last]
        self.set_class(found.outcome == "right", "-thought")
        self.set_class(found.outcome != "right", "-short-of")
        outcome = f"{_SIGNS[found.outcome]} {language.text(OUTCOMES[found.outcome])}"
        texts = {"outcome": outcome, "remarks": words(first), "model": words(last), "rules": words(rules)}
        for name, text in texts.items():
            static = self.query_one(f".{name}", Static)
            static.update(text)
            static.set_class(not text, "-empty")
        judged = self.query_one(Letter)
        judged.display = bool(found.criteria)
        judged.show([Section("", criteria_parts(found.criteria, language, alias=""))])
        self._show_steps(language, last)
        self.display = True

    def _show_steps(self, language: Language, last: list[Remark]) -> None:
        scale, start = None, None
        for remark in last:
            found, baseline = remark.params.get("scale"), remark.params.get("baseline")
            if isinstance(found, AttainmentScale) and isinstance(baseline, Decimal):
                scale, start = found, found.step_for(baseline)
        self.query_one(Staircase).show(scale, start=start, milestones=False, language=language)


def _unscaled(remark: Remark) -> dict[str, object]:
    """What a remark is worded from; its steps are drawn, not listed."""
    return {name: value for name, value in remark.params.items() if name != "scale"}
