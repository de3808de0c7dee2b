"""How the Word file looks: A4, a plain typeface, headings dark enough to read, tables with room in them."""

from __future__ import annotations

from typing import Any

_TYPEFACE, _DARK, _GROUND = "Arial", (0x00, 0x35, 0x7A), "E8EDF4"
_SIZES = {
    "Normal": 10.5, "List Bullet": 10.5, "List Bullet 2": 10.5, "Heading 1": 20, "Heading 2": 14, "Heading 3": 12,
}  # fmt: skip
_WIDTH, _LABELS = 17.0, 5.5  # centimetres of a table, and of its first column where that holds labels
_ROOM = (("top", 50), ("left", 100), ("bottom", 50), ("right", 100))  # twentieths of a point within a cell


def looks(document: Any) -> None:
    """Set the page and the styles; the template's headings are too pale for their size."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.name = Pt(size), _TYPEFACE
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name.startswith("Heading"):
            style.font.color.rgb = RGBColor(*_DARK)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(4)
    margins = OxmlElement("w:tblCellMar")
    for side, width in _ROOM:
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = document.styles["Table Grid"].element.find(qn("w:tblPr"))
    for old in properties.findall(qn("w:tblCellMar")):
        properties.remove(old)
    properties.append(margins)
    document.styles["Table Grid"].paragraph_format.space_after = Pt(0)


def laid_out(table: Any, *, labelled: bool) -> None:
    """Give a table's columns their widths (a narrow first one for labels), and its header a ground."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm

    count = len(table.columns)
    widths = [Cm(_WIDTH / count)] * count
    if labelled and count == 2:
        widths = [Cm(_LABELS), Cm(_WIDTH - _LABELS)]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width
    for cell in table._tbl.tr_lst[0].tc_lst:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GROUND)):
            shade.set(qn(f"w:{name}"), value)
        cell.get_or_add_tcPr().append(shade)
