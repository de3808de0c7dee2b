"""What stands inside a line of Markdown: marks taken off, the words put at their places.

Read: emphasis, code, links, pictures, autolinks, escapes, character references, tags and comments.
Links keep their text, and the address of a mailto: link that hides it. Left out: links by
reference keep their brackets' text only, and footnote marks stay as they are written.
"""

from __future__ import annotations

import html
import re
from functools import cache

from kuvauslint.model.document import Directive
from kuvauslint.model.place import Place
from kuvauslint.readers.flow import Flow
from kuvauslint.readers.links import hidden_address


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r"(?P<escape>\\[!-/:-@\[-`{-~])"
        r"|(?P<code>`{1,4})"
        r"|(?P<comment><!--)"
        r"|(?P<auto><(?:[a-z][a-z0-9+.-]{1,30}:[^\s<>]{1,500}|[\w.+-]{1,80}@[\w.-]{1,200})>)"
        r"|(?P<tag></?(?P<name>[a-z][a-z0-9]{0,15})(?:\s[^<>]{0,500})?/?>)"
        r"|(?P<close>\](?:\((?P<target><[^<>\n]{0,1000}>|(?:[^\s()]|\([^\s()]{0,200}\)){0,1000})(?:\s[^()]{0,300})?\)|\[[^\]\n]{0,200}\])?)"
        r"|(?P<open>!?\[)"
        r"|(?P<mark>\*{1,3}|_{1,3}|~~)"
        r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)",
        re.IGNORECASE,
    )


class Inline:
    """Puts the text of a paragraph, line by line, into a flow; emphasis may run over its lines.

    A mark that may open emphasis is held back until one that closes it is met in the same paragraph;
    one that is never closed is text after all, so the paragraph's pieces are gathered first.
    """

    def __init__(self, flow: Flow) -> None:
        self.directives: list[Directive] = []
        self._flow = flow
        self._pieces: list[tuple[str, int, int]] = []  # (text, line, column)
        self._marks: list[int] = []  # pieces that are marks still open
        self._bold_from: dict[int, int] = {}
        self._brackets: list[int] = []
        self.in_comment = False

    @property
    def pending(self) -> bool:
        """Whether a paragraph has text that is still held back."""
        return bool(self._pieces)

    def put(self, text: str, line: int, column: int) -> None:
        """Add a line of a paragraph, from the given place on."""
        at = 0
        if self._pieces:
            self._add("\n", 0, 0)
        while at < len(text):
            if self.in_comment:
                end = text.find("-->", at)
                if end < 0:
                    return
                at, self.in_comment = end + 3, False
                continue
            match = _token().search(text, at)
            if match is None:
                self._add(text[at:], line, column + at)
                break
            if match.start() > at:
                self._add(text[at : match.start()], line, column + at)
            at = self._handle(match, text, line, column)
        if not self._marks and not self._brackets:
            self._pour()

    def _add(self, text: str, line: int, column: int) -> None:
        self._pieces.append((text, line, column))

    def _handle(self, match: re.Match[str], text: str, line: int, column: int) -> int:
        kind = match.lastgroup if match.lastgroup not in ("name", "target") else None
        kind = kind or ("tag" if match["tag"] else "close")
        here = column + match.start()
        if kind == "escape":
            self._add(match[0][1], line, here + 1)
        elif kind == "code":
            end = text.find(match[0], match.end())
            if end < 0:
                self._add(match[0], line, here)
            else:
                self._add(text[match.end() : end], line, column + match.end())
                return end + len(match[0])
        elif kind == "comment":
            self._comment(match, text, line, column)
        elif kind == "auto":
            self._add(re.sub(r"^mailto:", "", match[0][1:-1]), line, here + 1)
        elif kind == "tag":
            if match["name"].casefold() == "br":
                self.end()
                self._flow.break_line()
        elif kind == "open":
            self._brackets.append(len(self._pieces))
            self._add(match[0], line, here)
        elif kind == "close":
            self._close(match, line, here)
        elif kind == "mark":
            self._mark(match, text, line, here)
        else:
            self._add(html.unescape(match[0]), line, here)
        return match.end()

    def _comment(self, match: re.Match[str], text: str, line: int, column: int) -> None:
        end = text.find("-->", match.end())
        said = text[match.end() : end if end >= 0 else len(text)].strip()
        if said.startswith("kuvauslint:"):
            here = column + match.start()
            self.directives.append(Directive(said, Place(line, here, line, here + len(said) + 7)))
        self.in_comment = True

    def _close(self, match: re.Match[str], line: int, here: int) -> None:
        if not self._brackets or len(match[0]) == 1:
            if self._brackets:
                self._brackets.pop()
            self._add(match[0], line, here)
            return
        opened = self._brackets.pop()
        self._pieces[opened] = ("", 0, 0)
        target = (match["target"] or "").strip("<>")
        if target:
            shown = "".join(piece[0] for piece in self._pieces[opened:])
            self._flow.keep_link(target, shown, Place(line, here, line, here + len(match[0])))
            address = hidden_address(target, shown)
            if address:
                self._add(f" ({address})" if shown.strip() else address, line, here)

    def _mark(self, match: re.Match[str], text: str, line: int, here: int) -> None:
        mark, before, after = match[0], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        word = mark[0] == "_"
        opens = bool(after) and not after.isspace() and not (word and before.isalnum())
        closes = bool(before) and not before.isspace() and not (word and after.isalnum())
        if closes:
            for position in range(len(self._marks) - 1, max(len(self._marks) - 20, 0) - 1, -1):
                opened = self._marks[position]
                if self._pieces[opened][0] == mark:
                    del self._marks[position:]
                    self._pieces[opened] = ("", 0, 0)
                    if len(mark) >= 2 and mark[0] != "~":
                        self._bold_from[opened] = len(self._pieces)
                    return
        if opens:
            self._marks.append(len(self._pieces))
        self._add(mark, line, here)

    def _pour(self) -> None:
        words = self._flow.words
        bold_until = 0
        for index, (text, line, column) in enumerate(self._pieces):
            bold_until = max(bold_until, self._bold_from.get(index, 0))
            words.put(text, line, column, bold=index < bold_until)
        self._pieces.clear()
        self._bold_from.clear()
        self._marks.clear()
        self._brackets.clear()

    def end(self) -> None:
        """The paragraph ends: what is still held back is text."""
        self._pour()
