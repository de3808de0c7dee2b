"""What each line of a plain text looks like by itself, and how wide the text was wrapped."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

FEWEST_CHAPTERS = 3  # of a list of contents
PAIR = 2  # a label and its value
WRAPPED = 130  # a text whose lines stay under this is taken to be wrapped by hand
_BULLETS = "•‣⁃◦●○■□▪▫▸►➢➤✓✔·∙*–—-\uf0b7\uf0a7\uf0d8\uf02d\uf076\uf0fc"


class RawLine(NamedTuple):
    """One line of the source: its number, its text and what it was taken for."""

    number: int
    text: str
    kind: str  # blank rule row heading item paragraph underline
    indent: int = 0
    marker: str = ""
    start: int = 0  # where the content begins
    end: int = 0
    level: int = 0


@cache
def shapes() -> dict[str, re.Pattern[str]]:
    """The patterns of single lines, by name."""
    bullets = re.escape(_BULLETS)
    return {
        "item": re.compile(
            rf"[ \t\xa0]*([{bullets}](?=[ \t\xa0])|[\uf0b7\uf0a7\uf0d8•▪●](?=\S)|o(?=[ \t\xa0]{{1,6}}[^\W\d])"
            r"|\(?\d{1,3}[.)](?=[ \t\xa0])|\(?[^\W\d_][.)](?=[ \t\xa0]+\D))[ \t\xa0]*"
        ),
        "bare": re.compile(rf"[ \t\xa0]*[{bullets}][ \t\xa0]*$"),
        "chapter": re.compile(r"[ \t\xa0]*(\d{1,2}(?:\.\d{1,2}){1,4}\.?)[ \t\xa0]+(?=\S)"),
        "numbered": re.compile(r"[ \t\xa0]*(\d{1,2})\.?[ \t\xa0]+(?=[^\W\d_])"),
        "leader": re.compile(r"[ \t.…]*(?:[ \t.…]{2,}|\t)\d{1,3}\s*$"),  # to the page in a list of contents
        "hash": re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)"),
        "rule": re.compile(r"[\s|+:_=~*.\-–—]*[|+_=~*\-–—]{2,}[\s|+:_=~*.\-–—]*$"),
        "starred": re.compile(r"[ \t]*\*[ \t]+[^*]+[ \t]\*[ \t]*$"),
        "parenthesis": re.compile(r"\([^()]*\)"),
        "lead_in": re.compile(r"[^\W\d_][^.:!?]{1,70}:(?:\s|$)"),
        "glued": re.compile(r"([^*]*[^*\s])\*\*([^*]+)\*\*\s*$"),
    }


def look(number: int, line: str) -> RawLine:
    """What a line is taken for by itself."""
    known = shapes()
    body = line.rstrip()
    if not body.strip("\xa0 \t\u200b\ufeff"):
        return RawLine(number, line, "blank")
    if known["rule"].match(body) and not any(ch.isalnum() for ch in body):
        kind = "underline" if "\t" not in body and "|" not in body else "rule"
        return RawLine(number, line, kind, level=1 if "=" in body else 2)
    end = len(body)
    indent = len(body) - len(body.lstrip(" \t\xa0"))
    if (hit := known["hash"].match(body)) and not _is_row(body):
        return RawLine(number, line, "heading", 0, hit[1], hit.end(), len(body.rstrip("# ")), len(hit[1]))
    if _is_row(body):
        return RawLine(number, line, "row", 0, "", 0, len(line.rstrip("\n")))
    if known["starred"].match(body):
        star = body.index("*") + 1
        start = star + len(body[star:]) - len(body[star:].lstrip())
        return RawLine(number, line, "paragraph", indent, "", start, len(body.rstrip("* \t")))
    if hit := known["chapter"].match(body):
        level = hit[1].rstrip(".").count(".") + 1
        return RawLine(
            number,
            line,
            "heading" if titled(body[hit.end() :]) else "paragraph",
            indent,
            hit[1],
            hit.end(),
            end,
            level,
        )
    if (hit := known["item"].match(body)) and (hit.end() < end or known["bare"].match(body)):
        return RawLine(number, line, "item", indent, hit[1], hit.end(), end)
    if known["bare"].match(body):
        return RawLine(number, line, "item", indent, body.strip(), end, end)
    return RawLine(number, line, "heading" if _capitals(body) else "paragraph", indent, "", indent, end)


def titled(text: str) -> bool:
    """Whether a text is short and open-ended enough for a heading."""
    return len(text) <= 120 and not text.rstrip().endswith((".", ";", ","))


def _capitals(body: str) -> bool:
    """Whether the line is a heading by its capitals, whatever stands in parentheses."""
    letters = [ch for ch in shapes()["parenthesis"].sub("", body) if ch.isalpha()]
    plain = body.strip()
    if len(letters) < 6 or len(plain) > 140 or plain.endswith((",", ";")):
        return False
    return all(ch.isupper() for ch in letters) and (len(letters) >= 10 or " " in plain)


def _is_row(body: str) -> bool:
    bare = body.strip()
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2:
        return True
    if "\t" not in body:
        return False
    cells = body.split("\t")
    filled = [cell for cell in cells if cell.strip("\xa0 ")]
    if (
        len(filled) <= 2
        and filled
        and (shapes()["bare"].match(filled[0]) or re.fullmatch(r"\s*\(?(?:\d{1,3}|[^\W\d_])[.)]\s*|\s*o\s*", filled[0]))
    ):
        return False
    return len(filled) > 1


def number_headings(raw: list[RawLine]) -> list[RawLine]:
    """Numbered lines that stand alone and count on through the text are chapters, all others list items."""
    filled = [i for i, line in enumerate(raw) if line.kind != "blank"]
    out, chapters, over = _lone_pairs(raw, filled), [], 0  # `over`: numbered lines with something else below
    for n, i in enumerate(filled):
        line = raw[i]
        if (
            line.kind == "paragraph"
            and "\t" in line.text
            and ((n and out[filled[n - 1]].kind == "row") or _heads(out, i))
        ):
            out[i] = line._replace(kind="row", start=0, indent=0)
        if line.kind != "item" or not line.marker.rstrip(".").isdigit() or not line.marker.endswith("."):
            continue
        text = line.text[line.start : line.end]
        alone = (i == 0 or raw[i - 1].kind == "blank") and (
            i + 1 == len(raw) or raw[i + 1].kind in ("blank", "underline")
        )
        led = bool(n) and raw[filled[n - 1]].text.rstrip().endswith(":")
        if alone and not led and titled(text) and line.indent < 2:
            chapters.append(i)
            last = n + 1 == len(filled)
            over += not last and not (raw[filled[n + 1]].kind == "item" and raw[filled[n + 1]].marker[:-1].isdigit())
    numbers = [int(raw[i].marker[:-1]) for i in chapters]
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    if len(numbers) > 1 and counted and over > 1 and over * 2 >= len(numbers):
        for i in chapters:
            out[i] = raw[i]._replace(kind="heading", level=1)
    for i, line in [*_over_decimals(raw, filled), *_told_before(raw, filled)]:
        out[i] = line
    return out


def _heads(raw: list[RawLine], at: int) -> bool:
    """Whether a line whose last cell is empty is the first row of a table: a row of as many cells is right below."""
    below = raw[at + 1] if at + 1 < len(raw) else None
    return below is not None and below.kind == "row" and below.text.count("\t") == raw[at].text.count("\t")


def _lone_pairs(raw: list[RawLine], filled: list[int]) -> list[RawLine]:
    """The lines, with a label that a tabulator parts from its value as a row only where it stands among rows."""
    out = list(raw)
    for before, i, after in zip((None, *filled), filled, (*filled[1:], None), strict=False):
        line, beside = raw[i], [raw[n] for n in (before, after) if n is not None]
        key, mark, value = line.text.partition("\t")
        pair = line.kind == "row" and mark and key.rstrip().endswith(":") and value.strip() and "\t" not in value
        if pair and not any(one.kind == "row" for one in beside):
            indent = len(key) - len(key.lstrip())
            out[i] = line._replace(kind="paragraph", indent=indent, start=indent, end=len(line.text.rstrip()))
    return out


def _told_before(raw: list[RawLine], filled: list[int]) -> list[tuple[int, RawLine]]:
    """The chapters "2 Data" that a list of contents tells before; the lines of that list say nothing of their own."""
    run: list[int] = []
    for i in filled:
        hit = shapes()["numbered"].match(raw[i].text)
        if hit and int(hit[1]) == len(run) + 1 and titled(raw[i].text):
            run.append(i)
        elif len(run) >= FEWEST_CHAPTERS:
            break
        else:
            run = [i] if hit and int(hit[1]) == 1 else []
    if len(run) < FEWEST_CHAPTERS:
        return []
    titles = {" ".join(shapes()["leader"].sub("", raw[i].text).split()): i for i in run}
    again = [i for i in filled if i > run[-1] and " ".join(raw[i].text.split()) in titles]
    if [" ".join(raw[i].text.split()) for i in again] != [*titles]:
        return []
    out = [(i, RawLine(raw[i].number, raw[i].text, "blank")) for i in run]
    for i in again:
        line, hit = raw[i], shapes()["numbered"].match(raw[i].text)
        assert hit is not None
        heading = line._replace(kind="heading", marker=hit[1], start=hit.end(), end=len(line.text.rstrip()), level=1)
        out.append((i, heading))
    return out


def _over_decimals(raw: list[RawLine], filled: list[int]) -> list[tuple[int, RawLine]]:
    """The chapters "2 Data" of the headings "2.1 Loans": they count on, and every such heading stands in its own."""
    found: list[tuple[int, RawLine]] = []
    known, under = 0, False
    for n, i in enumerate(filled):
        line = raw[i]
        if line.kind == "heading" and "." in line.marker.rstrip(".") and line.marker[0].isdigit():
            if int(line.marker.split(".")[0]) != known:
                return []
            under = True
        elif line.kind in ("item", "paragraph") and (hit := shapes()["numbered"].match(line.text)):
            after = raw[filled[n + 1]] if n + 1 < len(filled) else None
            listed = after is not None and after.kind == "item" and after.marker[:-1].isdigit()
            if int(hit[1]) == known + 1 and titled(line.text[hit.end() :]) and not listed:
                known += 1
                end = len(line.text.rstrip())
                found.append((i, RawLine(line.number, line.text, "heading", line.indent, hit[1], hit.end(), end, 1)))
    return found if under else []


def wrapping_width(raw: list[RawLine]) -> int:
    """The width the text was wrapped at; 0 where each line is a paragraph of its own.

    A text is wrapped when its lines go on in the next just where the next word had no room.
    """
    lengths = sorted(len(line.text.rstrip()) for line in raw if line.kind in ("paragraph", "item"))
    if len(lengths) < 4:
        return 0
    width = lengths[-1 - len(lengths) // 50]
    if not 40 <= width <= WRAPPED:
        return 0
    going_on = full = 0
    for line, after in pairwise(raw):
        text = after.text.strip()
        if line.kind not in ("paragraph", "item") or after.kind != "paragraph" or shapes()["lead_in"].match(text):
            continue
        if text[:1].islower() and not line.text.rstrip().endswith((".", ":", ";", "!", "?")):
            going_on += 1
            full += len(line.text.rstrip()) + 1 + len(text.split(None, 1)[0]) > width - 2
    return width if full > 1 and full * 2 > going_on else 0
