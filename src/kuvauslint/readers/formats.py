"""Which reader reads what."""

from __future__ import annotations

from importlib import import_module

from kuvauslint.model.document import Document, Source

KINDS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".txt": "text", ".md": "markdown"}
READERS = {
    "yaml": "kuvauslint.readers.yaml:read",
    "json": "kuvauslint.readers.json:read",
    "text": "kuvauslint.readers.text:read",
}


def kind_of(name: str, data: bytes) -> str:
    """The kind of a source by its name, else by how it begins."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in KINDS:
        return KINDS[suffix]
    start = data.lstrip()[:1]
    return "json" if start in (b"{", b"[") else "yaml" if b"kuvauslint:" in data[:4096] else "text"


def read(source: Source) -> Document:
    """The document in a source; faults are in its problems."""
    module, _, function = READERS[source.kind].partition(":")
    document: Document = getattr(import_module(module), function)(source)
    return document
