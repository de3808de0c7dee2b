"""Bytes to text: a byte-order mark, else UTF-8, else the old encoding that the letters fit, with a word about it."""

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


# the bytes of a, o with dots and a with a ring, in both cases, beside another letter
_WITHIN = rb"(?<=[A-Za-z])[%s]|[%s](?=[A-Za-z])"
_LATIN = b"\xe4\xf6\xe5\xc4\xd6\xc5"
_MAC = b"\x8a\x9a\x8c\x80\x85\x81"
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
    name, codec = _old_encoding(data)
    try:
        return Decoded(data.decode(codec), name, sure=False)
    except UnicodeDecodeError:
        raise Undecodable("encoding") from None


def _old_encoding(data: bytes) -> tuple[str, str]:
    """(name, codec) of the single-byte encoding in which the letters of Finnish and Swedish stand within words."""
    from re import findall

    mac = len(findall(_WITHIN.replace(b"%s", _MAC), data))
    if mac > len(findall(_WITHIN.replace(b"%s", _LATIN), data)):
        return "macintosh", "mac_roman"
    # in Latin-9 a caron or the euro stands where Latin-1 has marks that no word holds; it has no letters below A0
    if findall(_WITHIN.replace(b"%s", b"\xa6\xa8\xb4\xb8") + rb"|\xa4", data) and not findall(rb"[\x80-\x9f]", data):
        return "iso-8859-15", "iso8859_15"
    return "windows-1252", "cp1252"


def _utf16_without_mark(data: bytes) -> Decoded:
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.4 * len(data[:4096]) / 2 and not others:
            try:
                return Decoded(data.decode(encoding), encoding, sure=False)
            except UnicodeDecodeError:
                break
    raise Undecodable("binary")
