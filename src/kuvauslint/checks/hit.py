"""What a check is given and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kuvauslint.model.description import Description
from kuvauslint.model.document import NO_VALUES
from kuvauslint.model.finding import Fix
from kuvauslint.model.node import Node
from kuvauslint.model.place import Place

if TYPE_CHECKING:
    from kuvauslint.checks.items import Listed
    from kuvauslint.checks.remembered import Remembered

# In the memo of a subject: what was seen when all hints were looked up together.
HINTED = "hinted"

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


class Hinted(NamedTuple):
    """Which hints the values of a description hold.

    bits      the numbers of the values (`Subject.values`) with the same groups of hints, by these groups as bits
    met       those of all values together
    patterns  the bit of each pattern (`file/name`) that has hints
    """

    bits: Mapping[int, list[int]]
    met: int
    patterns: Mapping[str, int]

    def numbers(self, bit: int) -> list[int]:
        """The numbers of the values with a hint of a group, in their order."""
        return sorted([number for bits, numbers in self.bits.items() if bits & bit for number in numbers])


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
    memo: dict[Any, Any] | None = None

    @property
    def root(self) -> Node:
        """The canonical tree."""
        return self.description.root

    def entries(self) -> tuple[Node, ...]:
        """The case register first, then the repositories."""
        return self.once("entries", Description.entries)

    def texts(self) -> tuple[TextAt, ...]:
        """Every text of the description with its place."""
        from kuvauslint.checks.texts import texts_of

        return self.once("texts", texts_of)

    def any_value(self, concerns: Remembered[bool]) -> bool:
        """Whether any text of the description concerns a check, the controlled values of a description file left out.

        With this a check sees at once that it has nothing to look for; owners and places of texts are
        looked for only where it has.
        """
        from kuvauslint.checks.remembered import Different

        return concerns.any_of(self.once("different", lambda _: Different(self.values())))

    def says_all(self) -> bool:
        """Whether every text of the description is known to say something, each line of it: as in nearly all."""
        from kuvauslint.checks.texts import says_nothing

        return self.once("says_all", lambda _: not self.any_value(says_nothing))

    def listed(self, holder: Node, field: str) -> list[tuple[Node, str]]:
        """Every named item of a field of a holder in the description, with its name; shared, not to be changed."""
        from kuvauslint.checks.items import listed

        return self.once((id(holder), field), lambda _: listed(holder, field))

    def lists(self, field: str) -> list[Listed]:
        """What each entry lists in a field, for the entries that list something there; shared, not to be changed."""
        from kuvauslint.checks.items import lists_of

        return self.once(("lists", field), lambda description: lists_of(description.entries(), field))

    def having(self, field: str) -> list[tuple[Node, Node]]:
        """The description and the entries that have a field, each with it; shared, not to be changed."""

        def look_up(description: Description) -> list[tuple[Node, Node]]:
            holders = (description.root, *description.entries())
            return [(holder, found) for holder in holders if (found := holder.fields.get(field)) is not None]

        return self.once(("having", field), look_up)

    def values(self) -> list[str]:
        """The values of a description file that are texts of its own; of a page its texts, labels and whole lines."""
        return self.once("values", lambda _: self._values())

    def _values(self) -> list[str]:
        if self.description.said:
            return [node.text or "" for node in self.description.said]
        from kuvauslint.checks.scan import whole_texts

        labels = (label for _, label, _, _ in self.description.labels)
        return [*(text.text for text in self.texts()), *labels, *(text.text for text in whole_texts(self))]

    def folded_text(self) -> str:
        """All that the description says, a value or paragraph a line; lower case, hyphens plain, soft ones gone."""
        from kuvauslint.checks.texts import plain_hyphens

        return self.once("folded_text", lambda _: plain_hyphens("\n".join([*self.values(), ""])).lower())

    def once(self, name: Any, make: Callable[[Description], _T]) -> _T:
        """What `make` makes of the description, which is never None; made once for all rules that ask by this name."""
        if self.memo is None:
            return make(self.description)
        found: _T | None = self.memo.get(name)
        if found is None:
            found = self.memo[name] = make(self.description)
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
