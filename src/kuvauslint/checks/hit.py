"""What a check is given and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from kuvauslint.model.description import Description
from kuvauslint.model.document import NO_VALUES
from kuvauslint.model.finding import Fix
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place

_T = TypeVar("_T")


class TextAt(NamedTuple):
    """One text of a description.

    `entry` is the entry it stands in (None outside entries), `field` the canonical field it is the
    value of, `role` the role of a prose text (see Prose), empty for a field's value.
    """

    text: str
    place: Callable[[int, int], Place]
    entry: Node | None
    field: str | None
    role: str
    node: Node | None


class Subject(NamedTuple):
    """All that a check may know: the description and the circumstances of the run.

    `today` is the day of `--as-of`; `organisation_type` the canonical type, from the description
    or the configuration; `settings` are the rule options of the configuration by rule id;
    `counterpart` the other language version, `model` the rows of an information management model.
    `memo` keeps what several rules ask for of one description.
    """

    description: Description
    today: date
    organisation_type: str | None = None
    settings: Mapping[str, Any] = MappingProxyType({})
    counterpart: Description | None = None
    model: Any = None
    memo: dict[str, Any] | None = None

    @property
    def root(self) -> Node:
        """The canonical tree."""
        return self.description.root

    def entries(self) -> tuple[Node, ...]:
        """The case register first, then the repositories."""
        return self.description.entries()

    def texts(self) -> tuple[TextAt, ...]:
        """Every text of the description with its place."""
        from kuvauslint.checks.texts import texts_of

        return self._once("texts", texts_of)

    def said(self) -> str:
        """All that the description says, a value or paragraph a line; hyphens are plain and soft ones gone."""
        from kuvauslint.checks.texts import said

        return self._once("said", said)

    def folded_text(self) -> str:
        """All that the description says, in lower case."""
        return self._once("folded_text", lambda _: self.said().lower())

    def _once(self, name: str, make: Callable[[Description], _T]) -> _T:
        if self.memo is None:
            return make(self.description)
        if name not in self.memo:
            self.memo[name] = make(self.description)
        found: _T = self.memo[name]
        return found


class Hit(NamedTuple):
    """A fault that a check saw.

    `at` is a node (its value's place is told) or a place. `values` are the facts for the slots of
    the message. `entry` is the entry the fault belongs to, None for the whole document. `secret`
    keeps the values out of the fingerprint.
    """

    at: Node | Place
    values: Mapping[str, str] = NO_VALUES
    entry: Node | None = None
    field: str | None = None
    related: tuple[Place, ...] = ()
    sure: bool = True
    fix: Fix | None = None
    secret: bool = False


Check = Callable[..., Iterator[Hit]]
