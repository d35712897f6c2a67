"""Models of one class in one table of a file, each found by an id and guarded by a revision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from store.document_file import DocumentFile
from store.errors import ConflictError, DamagedError, NotFoundError
from store.schema import HISTORY

if TYPE_CHECKING:
    from store.tables import Tables

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Stored(Generic[Model]):
    """A model as it lay in the store, a copy of one's own; ``revision`` says which state it was."""

    id: str
    revision: int
    model: Model


class Collection(Generic[Model]):
    """The models of one class in one table of a :class:`DocumentFile`.

    Each call is one transaction, or joins the one that its thread is in. Every reading may raise
    ``DamagedError``, ``NewerVersionError`` or ``NoAccessError``; every writing also ``BusyError``,
    ``NoSpaceError`` or ``WriteError``.
    """

    def __init__(
        self, file: DocumentFile, table: str, model: type[Model], *, keep_history: bool = False
    ) -> None:
        """Open ``table`` of ``file`` for models of the class ``model``.

        With ``keep_history`` every earlier revision stays readable by :meth:`history`, after deletion too.
        The table's name may not contain a full stop.
        """
        if not table or "." in table:
            raise ValueError(f"not a table's name: {table!r}")
        self._file = file
        self._table = table
        self._model = model
        self._keep_history = keep_history

    def get(self, document_id: str) -> Stored[Model]:
        """Return the document; ``NotFoundError`` if there is none."""
        with self._file.snapshot() as tables:
            record = tables.get(self._table, document_id)
        if record is None or record.text is None:
            raise self._not_found(document_id)
        return self._stored(document_id, record.revision, record.text)

    def revision(self, document_id: str) -> int:
        """Return the revision of the document, 0 if there is none; the document itself is not looked into."""
        with self._file.snapshot() as tables:
            return tables.revision(self._table, document_id)

    def ids(self) -> list[str]:
        """Return the ids of the documents, in the order first put; none of them is looked into."""
        with self._file.snapshot() as tables:
            return tables.ids(self._table)

    def find(self, predicate: Callable[[Model], bool] | None = None) -> list[Stored[Model]]:
        """Return the documents whose model satisfies ``predicate``, or all, in the order first put."""
        with self._file.snapshot() as tables:
            records = tables.all(self._table)
        found = [
            self._stored(document_id, record.revision, record.text)
            for document_id, record in records
            if record.text is not None
        ]
        return found if predicate is None else [stored for stored in found if predicate(stored.model)]

    def put(self, document_id: str, model: Model, *, expected_revision: int) -> Stored[Model]:
        """Store ``model`` in the place of the revision that the caller has seen; 0 means it must not exist.

        Return what was stored, with its new revision. Raises ``ConflictError`` if the document is at another
        revision, or gone, or is there when it must not be. ``ValueError`` if the model cannot be read back
        from what it is stored as: nothing is written that would be unreadable.
        """
        text = model.model_dump_json(round_trip=True)
        fresh = self._reread(text)
        with self._file.transaction() as tables:
            revision = self._advance(tables, document_id, expected_revision, text)
        return Stored(document_id, revision, fresh)

    def delete(self, document_id: str, expected_revision: int) -> None:
        """Delete the document at the revision that the caller has seen.

        Its id may be used anew; its revisions go on from there, so that an old one never fits the new
        document. Raises ``NotFoundError`` if there is none, ``ConflictError`` if it is at another revision.
        """
        with self._file.transaction() as tables:
            record = tables.get(self._table, document_id)
            if record is None or record.text is None:
                raise self._not_found(document_id)
            self._advance(tables, document_id, expected_revision, None)

    def history(self, document_id: str) -> list[Stored[Model]]:
        """Return every kept revision of the document, oldest first; the present one last, unless deleted.

        Without ``keep_history`` that is the present one alone. Raises ``NotFoundError`` if there is none.
        """
        with self._file.snapshot() as tables:
            earlier = tables.all(self._table + HISTORY) if self._keep_history else []
            present = tables.get(self._table, document_id)
        records = [record for key, record in earlier if key.rpartition("@")[0] == document_id]
        records += [] if present is None else [present]
        found = [
            self._stored(document_id, record.revision, record.text)
            for record in records
            if record.text is not None
        ]
        if not found:
            raise self._not_found(document_id)
        return found

    def _advance(self, tables: Tables, document_id: str, expected: int, text: str | None) -> int:
        """Make ``text`` the next revision of the document if it is at ``expected``; return its number."""
        record = tables.get(self._table, document_id)
        found = tables.revision(self._table, document_id)
        if found != expected:
            raise ConflictError(
                name=self._file.name, table=self._table, id=document_id, expected=expected, found=found
            )
        if record is not None and record.text is not None and self._keep_history:
            tables.put(
                self._table + HISTORY, f"{document_id}@{record.revision}", record.revision, record.text
            )
        revision = 1 if record is None else record.revision + 1
        tables.put(self._table, document_id, revision, text)
        return revision

    def _stored(self, document_id: str, revision: int, text: str) -> Stored[Model]:
        try:
            model = self._model.model_validate_json(text)
        except ValidationError:
            # Not chained: the reason quotes what the document says.
            raise DamagedError(name=self._file.name, table=self._table, id=document_id) from None
        return Stored(document_id, revision, model)

    def _reread(self, text: str) -> Model:
        """Return what a stored ``text`` will be read back as."""
        try:
            return self._model.model_validate_json(text)
        except ValidationError as problem:
            # Not chained: the reason quotes what the document says.
            where = ", ".join(
                ".".join(map(str, error["loc"])) for error in problem.errors(include_input=False)
            )
            raise ValueError(f"{self._model.__name__} would not be readable once stored: {where}") from None

    def _not_found(self, document_id: str) -> NotFoundError:
        return NotFoundError(name=self._file.name, table=self._table, id=document_id)
