"""A small table of what was measured."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Table:
    """A title and rows of a name, a value and, where there is a baseline, the ratio to it."""

    title: str
    rows: list[tuple[str, float, float | None]] = field(default_factory=list)

    def add(self, name: str, value: float, ratio: float | None = None) -> None:
        """Add a row."""
        self.rows.append((name, value, ratio))

    def __str__(self) -> str:
        lines = [f"| {self.title} | | ratio |", "|---|---:|---:|"]
        for name, value, ratio in self.rows:
            lines.append(f"| {name} | {value:.3g} | {'' if ratio is None else f'{ratio:.2f}'} |")
        return "\n".join(lines) + "\n"
