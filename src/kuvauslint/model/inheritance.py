"""What an entry has: its own values, else those said for all (28 § 1 mom.).

`request` is inherited in two parts, the deciding authority alone and the contact channels
together; `search_keys` and `api` whole.
"""

from __future__ import annotations

from kuvauslint.model.node import Node

# What an entry is held to, as `has` knows it: the items of 28 § 1 mom., and what it is for.
ELEMENTS = ("systems", "datasets", "search_keys", "api", "authority", "contact", "purpose")
CHANNELS = ("email", "phone", "address", "form")
_WHOLE = ("search_keys", "api")  # inherited as they are


def channels_of(holder: Node | None) -> tuple[Node, ...]:
    """The contact channels given in a request: its own, else those of the decider it names."""
    request = holder.get("request") if holder is not None else None
    if request is None:
        return ()
    own = tuple(node for name in CHANNELS for node in request.list_of(name) if node.filled())
    authority = request.get("authority")
    if own or authority is None:
        return own
    return tuple(node for name in CHANNELS for node in authority.list_of(name) if node.filled())


def channels(entry: Node, root: Node) -> tuple[Node, ...]:
    """Where to send a request about the entry."""
    return channels_of(entry) or channels_of(root)


def authority_of(holder: Node | None) -> Node | None:
    """The deciding authority named by an entry, or by the description for all."""
    request = holder.get("request") if holder is not None else None
    authority = request.get("authority") if request is not None else None
    if authority is None:
        return None
    named = authority.get("name") if authority.fields else authority
    return named if named is not None and named.filled() else None


def authority(entry: Node, root: Node) -> Node | None:
    """Who decides on giving out the entry's data."""
    return authority_of(entry) or authority_of(root)


def own_or_shared(entry: Node, root: Node, field: str) -> Node | None:
    """The entry's own field, else the one said for all, where that is inherited."""
    own = entry.get(field)
    if own is not None and own.filled():
        return own
    shared = root.get(field) if field in _WHOLE else None
    return shared if shared is not None and shared.filled() else None


def for_all(root: Node, element: str) -> bool:
    """Whether the description gives every entry an element (see `has`), so that none can lack it."""
    if element == "authority":
        return authority_of(root) is not None
    if element == "contact":
        return bool(channels_of(root))
    shared = root.get(element) if element in _WHOLE else None
    return shared is not None and shared.filled()


def has(entry: Node, root: Node, element: str) -> bool:
    """Whether the entry has one of ELEMENTS, of its own or inherited."""
    if element == "authority":
        return authority(entry, root) is not None
    if element == "contact":
        return bool(channels(entry, root))
    return own_or_shared(entry, root, element) is not None
