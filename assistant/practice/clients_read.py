"""All invented clients there are: the program's own, and those in a folder that a supervisor keeps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from assistant.practice.files import FileProblem, read_data_file, read_entry
from assistant.practice.people import Client

OWN: Final = Path(__file__).resolve().parent / "clients"
FOLDER: Final = "clients"
"""The folder of clients beside a supervisor's exercises."""


@dataclass(frozen=True, slots=True)
class Clients:
    """Clients by name, the youngest first, and what could not be used of their files."""

    people: dict[str, Client]
    problems: tuple[FileProblem, ...] = ()

    def find(self, name: str) -> Client | None:
        """Return the client called so, whatever the case of the letters."""
        wanted = name.casefold()
        return next(
            (client for client in self.people.values() if wanted in (client.id, client.name.casefold())), None
        )


def read_clients(folder: Path | None = None) -> Clients:
    """Read the program's own clients, and those in the folder ``clients`` of ``folder`` if one is named."""
    found: dict[str, Client] = {}
    problems: list[FileProblem] = []
    paths = sorted(OWN.glob("*.toml"))
    if folder is not None and (folder / FOLDER).is_dir():
        paths += sorted((folder / FOLDER).glob("*.toml"))
    for path in paths:
        file = read_data_file(path)
        if isinstance(file, FileProblem):
            problems.append(file)
            continue
        client, wrong = read_entry(file, [], file.tables, Client)
        problems += wrong
        if client is not None and client.id in found:
            problems.append(
                FileProblem(file.name, file.line_of(["id"]), "id", "name_taken", {"name": client.id})
            )
        elif client is not None:
            found[client.id] = client
    by_age = sorted(found.values(), key=lambda client: client.age)
    return Clients({client.id: client for client in by_age}, tuple(problems))
