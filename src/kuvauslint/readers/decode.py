"""Bytes to text: a byte-order mark, else UTF-8, else Windows-1252 with a word about it."""

from __future__ import annotations

import codecs
from typing import NamedTuple


class Decoded(NamedTuple):
    """The text, the encoding it was read in, and whether that was declared or right by UTF-8's own rules."""

    text: str
    encoding: str
    sure: bool


class Undecodable(ValueError):
    """The bytes are no text; `reason` is `binary` or `encoding`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(data: bytes) -> Decoded:
    """Read the bytes as text, without its byte-order mark and with its line ends as they are.

    Raises Undecodable for bytes that no encoding used by Finnish bodies gives as text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, sure=True)
            except UnicodeDecodeError:
                raise Undecodable("encoding") from None
    if b"\0" in data[:4096]:
        return _utf16_without_mark(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError:
        pass
    if sum(byte < 32 and byte not in b"\t\n\r\f" for byte in data[:4096]) > 4:
        raise Undecodable("binary")
    try:
        return Decoded(data.decode("cp1252"), "windows-1252", sure=False)
    except UnicodeDecodeError:
        raise Undecodable("encoding") from None


def _utf16_without_mark(data: bytes) -> Decoded:
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.4 * len(data[:4096]) / 2 and not others:
            try:
                return Decoded(data.decode(encoding), encoding, sure=False)
            except UnicodeDecodeError:
                break
    raise Undecodable("binary")
