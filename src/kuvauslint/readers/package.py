"""Zip packages (Office Open XML, OpenDocument) and their XML parts, with limits.

Nothing is unpacked beyond the limits, whatever the directory of the archive claims, and no XML
with a document type declaration is read: neither entities nor outside files exist for us.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable
from typing import Any, Protocol
from xml.parsers import expat

from kuvauslint.model.document import Block, Problem
from kuvauslint.model.place import Place
from kuvauslint.readers.refusal import MOST_DEPTH, MOST_PARTS, MOST_RATIO, MOST_UNPACKED, RATIO_FROM, Refused
from kuvauslint.readers.words import one_line

_CHUNK = 1 << 16
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Handler(Protocol):
    """What an XML part is told to."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; tag and attributes are named `uri local`."""

    def end(self, tag: str) -> None:
        """It ends."""

    def data(self, text: str) -> None:
        """Characters."""


def all_pictures(names: Iterable[str], blocks: Iterable[Block], folder: str) -> tuple[Problem, ...]:
    """KL007: a text document whose pages hold pictures and not one letter."""
    if not any(name.startswith(folder) for name in names) or any(c.isalnum() for block in blocks for c in block.text):
        return ()
    return (Problem("KL007", Place(paragraph=1)),)


class Package:
    """A zip archive in memory. Raises Refused for one that is damaged, encrypted or too big."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist()[: MOST_PARTS + 1]}
        except _DAMAGE:
            raise Refused("damaged") from None
        if len(self._infos) > MOST_PARTS:
            raise Refused("size")
        self._read = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The parts."""
        return tuple(self._infos)

    def check_sizes(self) -> None:
        """Refuse the package by what its directory says of all parts, for readers that unpack it themselves."""
        if sum(info.file_size for info in self._infos.values()) > MOST_UNPACKED:
            raise Refused("size")
        for info in self._infos.values():
            if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
                raise Refused("zip_ratio")

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none."""
        info = self._infos.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise Refused("encrypted")
        out = bytearray()
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    out += chunk
                    self._watch(len(chunk), len(out), info.compress_size)
        except _DAMAGE:
            raise Refused("damaged") from None
        return bytes(out)

    def _watch(self, more: int, size: int, packed: int) -> None:
        self._read += more
        if self._read > MOST_UNPACKED:
            raise Refused("size")
        if size > RATIO_FROM and size > MOST_RATIO * max(packed, 1):
            raise Refused("zip_ratio")

    def parse(self, name: str, handler: Handler) -> bool:
        """Tell the handler what the part holds; False where there is none."""
        data = self.read(name)
        if data is None:
            return False
        parse_xml(data, handler)
        return True


def parse_xml(data: bytes, handler: Handler) -> None:
    """Tell the handler what the XML holds. Raises Refused: doctype, damaged or nesting."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def refuse(*_: Any) -> None:
        raise Refused("doctype")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise Refused("nesting")
        handler.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(tag)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Refused("damaged") from None


def collect(package: Package, name: str, on_start: Callable[[str, dict[str, str]], None]) -> None:
    """Tell a function of each element that begins in a part, where only attributes matter."""

    class _Starts:
        def start(self, tag: str, attributes: dict[str, str]) -> None:
            on_start(tag, attributes)

        def end(self, tag: str) -> None:
            pass

        def data(self, text: str) -> None:
            pass

    package.parse(name, _Starts())


def texts_of(package: Package, name: str, elements: Collection[str]) -> list[str]:
    """The text of each element of those local names in a part, on one line."""

    class _Texts:
        def __init__(self) -> None:
            self.found: list[str] = []
            self._parts: list[str] | None = None

        def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
            if tag.rpartition(" ")[2] in elements:
                self._parts = []

        def end(self, tag: str) -> None:
            if self._parts is not None and tag.rpartition(" ")[2] in elements:
                self.found.append(one_line("".join(self._parts)))
                self._parts = None

        def data(self, text: str) -> None:
            if self._parts is not None:
                self._parts.append(text)

    texts = _Texts()
    package.parse(name, texts)
    return texts.found
