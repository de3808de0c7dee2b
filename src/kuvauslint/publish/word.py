"""The page as a Word file, with real headings, table headers that repeat, and languages (python-docx)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from kuvauslint.errors import UsageError
from kuvauslint.publish.html import Link
from kuvauslint.publish.outline import Page, Section, Text
from kuvauslint.publish.word_looks import laid_out, looks
from kuvauslint.vocabulary.page import page_word

_TAGS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB", "se": "se-FI"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
Lines = tuple[tuple[Text, ...], ...]  # the cells of a row, each of some lines
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def word(pages: Iterable[Page], links: tuple[Link, ...] = ()) -> bytes:
    """The file; the same description gives the same bytes. Raises UsageError without python-docx."""
    try:
        import docx
        import docx.enum.text
    except ImportError:
        raise UsageError("writing Word files needs python-docx: pip install 'kuvauslint[publish]'") from None
    told = list(pages)
    document = docx.Document()
    _properties(document, told[0])
    looks(document)
    for number, page in enumerate(told):
        if number:
            document.add_paragraph().add_run().add_break(docx.enum.text.WD_BREAK.PAGE)
        _Sheet(document, page, page.language if number else "").write(links)
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_every_time(buffer.getvalue())


def _properties(document: Any, page: Page) -> None:
    day = next((iso for _, _, iso in page.facts if iso), "2000-01-01")
    core = document.core_properties
    core.title, core.language, core.author = _clean(page.title)[:255], _TAGS[page.language], ""
    core.comments, core.last_modified_by, core.revision = "", "", 1
    core.created = core.modified = datetime.fromisoformat(day)
    for style in document.styles:
        if style.type == 1:  # of a paragraph
            _speak(style.element.get_or_add_rPr(), page.language)


class _Sheet:
    """Writes one language version."""

    def __init__(self, document: Any, page: Page, language: str) -> None:
        self.document, self.page, self.language = document, page, language
        # python-docx looks through all styles for each name; once is enough.
        names = ("Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Bullet 2", "Table Grid")
        self.styles = {name: document.styles[name].style_id for name in names}

    def write(self, links: tuple[Link, ...]) -> None:
        """Everything, in reading order."""
        page, document = self.page, self.document
        self.say(self._paragraph("Heading 1"), (Text(page.title),))
        for label, text, _ in page.facts:
            self.say(document.add_paragraph(), (Text(f"{label}: {text}"),))
        self.say(document.add_paragraph(), (Text(page.intro),))
        self.say(self._paragraph("Heading 2"), (Text(page_word("contents", page.language)),))
        for section in page.sections:
            self._entry_of_contents(section)
        for number, section in enumerate(page.sections):
            self._section(section, number)
        if links:
            shown = ", ".join(f"{page_word(link.name, page.language)} ({link.href})" for link in links)
            self.say(document.add_paragraph(), (Text(f"{page_word('data', page.language)} {shown}"),))
        self.say(document.add_paragraph(), (Text(page.made),))

    def _paragraph(self, style: str) -> Any:
        """A new paragraph at the end, in a style."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.styles[style]
        return paragraph

    def say(self, paragraph: Any, lines: tuple[Text, ...], bold: bool = False) -> None:
        """Lines of text in a paragraph, each in its language."""
        for number, text in enumerate(lines):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(_clean(text.text))
            run.bold = bold or None
            if language := text.language or self.language:
                _speak(run._element.get_or_add_rPr(), language)

    def _entry_of_contents(self, section: Section) -> None:
        """A line of the contents list that leads to its heading."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        style = "List Bullet" if section.level == 2 else "List Bullet 2"
        paragraph = self._paragraph(style)
        self.say(paragraph, (section.heading,))
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), self._bookmark(section))
        for run in list(paragraph.runs):
            link.append(run._element)
        paragraph._p.append(link)

    def _bookmark(self, section: Section) -> str:
        return f"{self.page.language}_{section.anchor}".replace("-", "_")

    def _section(self, section: Section, number: int) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        heading = self._paragraph(f"Heading {section.level}")
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        identity = str(number + (1000 if self.language else 0))
        start.set(qn("w:id"), identity)
        start.set(qn("w:name"), self._bookmark(section))
        end.set(qn("w:id"), identity)
        heading._p.append(start)
        self.say(heading, (section.heading,))
        heading._p.append(end)
        if section.note:
            self.say(self.document.add_paragraph(), (Text(section.note),))
        if section.rows:
            columns = (page_word("item", self.page.language), page_word("value", self.page.language))
            rows = [((Text(row.label),), row.values) for row in section.rows]
            self._table(columns, rows, bold=True)
        for item in section.items:
            self.say(self._paragraph("List Bullet"), (item,))
        if section.table is not None:
            self._table(section.table.columns, [tuple((cell,) for cell in row) for row in section.table.rows])
            self.document.add_paragraph()

    def _table(
        self, columns: tuple[str, ...], rows: Sequence[tuple[tuple[Text, ...], ...]], bold: bool = False
    ) -> None:
        """A table whose first row is a header that repeats on every page."""
        from docx.oxml import OxmlElement

        table = self.document.add_table(rows=1, cols=len(columns))
        table._tbl.tblStyle_val = self.styles["Table Grid"]
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            self.say(cell.paragraphs[0], (Text(column),), bold=True)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in rows:
            added = table.add_row()
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            cells = added.cells
            for place, (cell, lines) in enumerate(zip(cells, row, strict=True)):
                self.say(cell.paragraphs[0], lines, bold=bold and not place)
        laid_out(table, labelled=bold)
        self.document.add_paragraph()


def _speak(properties: Any, language: str) -> None:
    """Mark a run or a style with its language."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), _TAGS.get(language, language))
    properties.append(mark)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _same_every_time(data: bytes) -> bytes:
    """The package with one date on all its parts, and without the picture of somebody else's page."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
