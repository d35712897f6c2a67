"""The documents of one file as records: what a transaction or a snapshot works on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Document, Table

from store.errors import DamagedError, NewerVersionError
from store.memory import Data
from store.schema import HISTORY, Upgrades
from store.storage import GatheringStorage

_FIELDS = {"schema_version", "revision", "model"}
_NO_UPGRADES = Upgrades()


@dataclass(frozen=True, slots=True)
class Record:
    """One stored document: its revision and its model as JSON text, upgraded to the current schema.

    ``text`` is ``None`` for a deleted document, whose revision is kept so that it is never used again.
    """

    revision: int
    text: str | None


class _TextKeyTable(Table):
    """A TinyDB table whose documents are found by texts instead of numbers; it caches nothing."""

    document_id_class = str  # type: ignore[assignment]

    def __init__(self, storage: GatheringStorage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)

    def stored(self, key: Any) -> dict[str, Any] | None:
        """Return the document stored under ``key``: the live one, not to leave this module."""
        return self.get(doc_id=key)

    def store(self, key: Any, document: dict[str, Any]) -> None:
        """Put ``document`` in the place of what is stored under ``key``."""
        self.upsert(Document(document, doc_id=key))


class _Database(TinyDB):
    table_class = _TextKeyTable  # type: ignore[assignment]


class Tables:
    """The tables of one file, in memory. What it hands out are immutable copies."""

    def __init__(self, data: Data, name: str, upgrades: Mapping[str, Upgrades], *, writable: bool) -> None:
        """Take ``data`` as read from the file ``name``.

        Raises ``DamagedError`` if it has not the shape that this class writes, ``NewerVersionError`` if any
        document in it is of a later schema than ``upgrades`` reaches.
        """
        self._file_name = name
        self._upgrades = upgrades
        self._check(data)
        self._storage = GatheringStorage(data)
        self._database = _Database(storage=lambda: self._storage)
        self.writable = writable

    @property
    def data(self) -> Data:
        """Return the whole database as it is now."""
        return self._storage.data

    @property
    def changed(self) -> bool:
        """Tell whether anything was put."""
        return self._storage.changed

    def names(self) -> list[str]:
        """Return the names of the tables that hold documents."""
        return sorted(self._database.tables())

    def get(self, table: str, document_id: str) -> Record | None:
        """Return the record of a document, ``None`` if there never was one."""
        stored = self._table(table).stored(document_id)
        return None if stored is None else self._record(table, document_id, stored)

    def revision(self, table: str, document_id: str) -> int:
        """Return the revision of a document, 0 if there is none or it has been deleted."""
        stored = self._table(table).stored(document_id)
        return 0 if stored is None or stored["model"] is None else int(stored["revision"])

    def ids(self, table: str) -> list[str]:
        """Return the ids of the documents that are there, in the order in which they were first put."""
        return [str(stored.doc_id) for stored in self._table(table) if stored["model"] is not None]

    def all(self, table: str) -> list[tuple[str, Record]]:
        """Return every document's id and record, in the order in which they were first put."""
        return [
            (str(stored.doc_id), self._record(table, str(stored.doc_id), stored))
            for stored in self._table(table)
        ]

    def put(self, table: str, document_id: str, revision: int, text: str | None) -> None:
        """Put a model, as JSON of the current schema, in the place of the document, whatever it was."""
        if not self.writable:
            raise RuntimeError("a snapshot cannot be written to")
        document = {
            "schema_version": self._upgrades_of(table).current,
            "revision": revision,
            "model": None if text is None else json.loads(text),
        }
        self._table(table).store(document_id, document)

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Undo what the block put if it raises."""
        data, changed = self._storage.data, self._storage.changed
        # Models are replaced, never altered, so they need no copies.
        before = {
            table: {document_id: dict(document) for document_id, document in documents.items()}
            for table, documents in data.items()
        }
        try:
            yield
        except BaseException:
            self._storage.data, self._storage.changed = before, changed
            raise

    def _table(self, name: str) -> _TextKeyTable:
        return cast("_TextKeyTable", self._database.table(name))

    def _upgrades_of(self, table: str) -> Upgrades:
        return self._upgrades.get(table.removesuffix(HISTORY), _NO_UPGRADES)

    def _record(self, table: str, document_id: str, stored: Mapping[str, Any]) -> Record:
        if stored["model"] is None:
            return Record(stored["revision"], None)
        # Through text, so that neither an upgrade nor a caller can reach the database's own objects.
        text = json.dumps(stored["model"], ensure_ascii=False)
        try:
            upgraded = self._upgrades_of(table).apply(text, stored["schema_version"])
        except DamagedError:
            raise DamagedError(name=self._file_name, table=table, id=document_id) from None
        return Record(stored["revision"], upgraded)

    def _check(self, data: Data) -> None:
        for table, documents in data.items():
            if not isinstance(documents, dict):
                raise DamagedError(name=self._file_name, table=table)
            supported = self._upgrades_of(table).current
            for document_id, document in documents.items():
                if not _is_document(document):
                    raise DamagedError(name=self._file_name, table=table, id=document_id)
                found = document["schema_version"]
                if found > supported:
                    raise NewerVersionError(
                        name=self._file_name, table=table, found=found, supported=supported
                    )


def _is_document(document: object) -> bool:
    """Tell whether ``document`` has the shape that :meth:`Tables.put` writes."""
    return (
        isinstance(document, dict)
        and document.keys() == _FIELDS
        and _is_count(document["schema_version"])
        and _is_count(document["revision"])
        and isinstance(document["model"], dict | None)
    )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1
