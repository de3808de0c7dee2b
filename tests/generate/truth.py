"""What a careful reader finds in a generated document."""

from __future__ import annotations

import dataclasses

LISTS = ("datasets", "systems", "search_keys", "emails", "phones")
TEXTS = ("purpose", "deciding_authority", "responsible", "users", "disclosure")
FIELDS = ("entries", *LISTS, "api", *TEXTS)

Forms = tuple[str, ...]  # the accepted spellings of one item


@dataclasses.dataclass
class Labelled:
    """One entry as labelled.

    lists     field -> items, each with its accepted forms
    splits    field -> other lists that are right as a whole
    texts     field -> accepted texts
    extra     field -> values that may be read besides (a decider's own address)
    parts     field -> words that must all stand in a text for it to be right
    optional  fields that need not be read, and for which an answer is right too when it matches
    """

    names: Forms
    kind: str = "r"
    lists: dict[str, list[Forms]] = dataclasses.field(default_factory=dict)
    splits: dict[str, list[list[Forms]]] = dataclasses.field(default_factory=dict)
    extra: dict[str, Forms] = dataclasses.field(default_factory=dict)
    texts: dict[str, Forms] = dataclasses.field(default_factory=dict)
    parts: dict[str, Forms] = dataclasses.field(default_factory=dict)
    api: frozenset[str] = frozenset({"missing"})
    optional: set[str] = dataclasses.field(default_factory=set)

    def add_items(self, field: str, items: list[Forms], splits: list[list[Forms]] | None = None) -> None:
        """Say that the document gives these items; another list of the same field goes after them."""
        if field in self.lists:
            splits = [self.lists[field] + s for s in splits or []]
        self.lists[field] = self.lists.get(field, []) + items
        if splits:
            self.splits.setdefault(field, []).extend(splits)
