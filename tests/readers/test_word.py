"""Word and OpenDocument texts: what is on the page and in no simple paragraph."""

from __future__ import annotations

import io
import zipfile

import pytest
from convert import to_odt
from test_alike import open_document

from kuvauslint.model.document import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:type="paragraph" w:styleId="Otsikko1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Oma"><w:name w:val="Oma otsikko"/><w:basedOn w:val="Oma2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Oma2"><w:name w:val="Pohja"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sis1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Vahva"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Oma3"><w:name w:val="Oma käyttö"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Oma4"><w:name w:val="Oma kappale"/><w:rPr><w:vanish/></w:rPr></w:style>'
    "</w:styles>"
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(body: str, **parts: str) -> bytes:
    """A .docx with that body; parts by name (`comments`, `footnotes`, `header1`, `core`)."""
    links = "".join(
        f'<Relationship Id="p{n}" Type="{RELATIONS}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
        if name != "core"
    )
    links += f'<Relationship Id="s" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    links += f'<Relationship Id="m" Type="{RELATIONS}/hyperlink" Target="mailto:a@esimerkkila.example" TargetMode="External"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{space}"><Relationship Id="d" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{links}</Relationships>')
        package.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        package.writestr("word/styles.xml", STYLES)
        for name, xml in parts.items():
            package.writestr("docProps/core.xml" if name == "core" else f"word/{name}.xml", xml)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def read_word(body: str, **parts: str) -> Document:
    """The document with that body."""
    return open_document(".docx", word(body, **parts))


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="Otsikko1"/>', 1),
        ('<w:pStyle w:val="Oma"/>', 2),
        ('<w:outlineLvl w:val="2"/>', 3),
        ('<w:pStyle w:val="Oma"/><w:outlineLvl w:val="9"/>', 0),
    ],
)
def test_headings_by_name_by_inheritance_and_by_outline_level(properties: str, level: int) -> None:
    """Outline level 9 is running text, whatever the style says."""
    (block,) = read_word(paragraph(run("Kirjasto"), properties)).body
    assert (block.kind, block.level) == ("heading" if level else "paragraph", level)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f'<w:ins w:author="M">{run("klo 8-16")}</w:ins>', "klo 8-16"),
        (f'{run("klo ")}<w:del w:author="M"><w:r><w:delText>9-15</w:delText></w:r></w:del>{run("8-16")}', "klo 8-16"),
        (f"<w:moveFrom>{run('vanha')}</w:moveFrom><w:moveTo>{run('uusi')}</w:moveTo>", "uusi"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ohjattu')}</w:sdtContent></w:sdt>", "ohjattu"),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Kirjoita')}</w:sdtContent></w:sdt>{run('a')}",
            "a",
        ),
        (f'<w:fldSimple w:instr="DATE">{run("1.2.2026")}</w:fldSimple>', "1.2.2026"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>' + run("nyt"), "nyt"),
        (
            "<w:r><w:t>Asia</w:t><w:softHyphen/><w:t>kirja</w:t><w:noBreakHyphen/><w:t>lista</w:t></w:r>",
            "Asiakirja-lista",
        ),
        (f'<w:hyperlink r:id="m">{run("kirjaamo")}</w:hyperlink>', "kirjaamo (a@esimerkkila.example)"),
        (f"{run('näkyy')}{run('piilossa', '<w:vanish/>')}", "näkyy"),
        (
            (
                "<mc:AlternateContent><mc:Choice><w:r><w:t>uusi</w:t></w:r></mc:Choice>"
                "<mc:Fallback><w:r><w:t>vanha</w:t></w:r></mc:Fallback></mc:AlternateContent>"
            ),
            "uusi",
        ),
    ],
    ids=[
        "insertion",
        "deletion",
        "move",
        "control",
        "placeholder",
        "field",
        "instruction",
        "hyphens",
        "link",
        "hidden",
        "alternative",
    ],
)
def test_what_the_reader_of_the_page_sees(inside: str, text: str) -> None:
    """Insertions, controls and fields are read; deletions, placeholders and hidden text are not."""
    (block,) = read_word(paragraph(inside)).body
    assert block.text == text


def test_a_text_box_is_a_block_of_its_own() -> None:
    """And does not break the paragraph that it hangs on."""
    box = f"<wps:txbx><w:txbxContent>{paragraph(run('laatikossa'))}</w:txbxContent></wps:txbx>"
    found = read_word(paragraph(f"{run('alku ')}<w:r>{box}</w:r>{run('loppu')}")).body
    assert [block.text for block in found] == ["laatikossa", "alku loppu"]


def test_footnotes_headers_and_contents_lists_have_regions() -> None:
    """They are text, but not of the contents."""
    found = read_word(
        paragraph(run("Kirjasto"), '<w:pStyle w:val="Sis1"/>') + paragraph(run("Teksti")),
        footnotes=f'<w:footnotes {W}><w:footnote w:id="2">{paragraph(run("alaviite"))}</w:footnote></w:footnotes>',
        header1=f"<w:hdr {W}>{paragraph(run('JULKINEN'))}{paragraph(run('3'))}</w:hdr>",
    ).body
    assert [(block.text, block.region) for block in found] == [
        ("JULKINEN", "header"),
        ("Kirjasto", "navigation"),
        ("Teksti", ""),
        ("alaviite", "footnote"),
    ]


def test_bold_by_run_style_and_property() -> None:
    """A paragraph is bold when all of its runs are."""
    found = read_word(
        paragraph(run("a", "<w:b/>") + run("b", '<w:rStyle w:val="Vahva"/>'))
        + paragraph(run("a", "<w:b/>") + run("b"))
        + paragraph(run("a", '<w:b w:val="0"/>'))
    ).body
    assert [block.bold for block in found] == [True, False, False]


def test_a_row_that_was_deleted_is_gone() -> None:
    """With change tracking a whole row can be marked as deleted."""
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    gone = "<w:trPr><w:del w:author='M'/></w:trPr>"
    cells = [paragraph(run(text)) for text in "abcd"]
    rows = read_word(f"<w:tbl>{row.format('', *cells[:2])}{row.format(gone, *cells[2:])}</w:tbl>").body
    assert [[cell.text for cell in block.cells] for block in rows] == [["a", "b"]]


def test_open_document_indexes_boxes_notes_and_deletions() -> None:
    """The same for an .odt: a deletion is not read, an index is marked, notes come last."""
    body = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>poistettu</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Kirjasto</text:p></text:index-body></text:table-of-content>"
        '<text:p>Teksti<text:change text:change-id="c"/><text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>alaviite</text:p></text:note-body></text:note> jatkuu<text:s text:c='3'/>tässä</text:p>"
    )
    document = open_document(".odt", to_odt([], body=body))
    assert [(block.text, block.region) for block in document.body] == [
        ("Kirjasto", "navigation"),
        ("Teksti jatkuu tässä", ""),
        ("alaviite", "footnote"),
    ]
    assert [problem.values["kind"] for problem in document.problems] == ["tracked_change"]


def _with_picture(data: bytes, name: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, b"\x89PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "ending", "picture"),
    [(word, "docx", "word/media/image1.png"), (lambda body: to_odt([], body=body), "odt", "Pictures/1.png")],
)
def test_pages_that_are_only_pictures_hold_no_text(data, ending, picture):
    """A scan put into a text document can be read by nobody; a picture beside text says nothing of the text."""
    empty = "<w:p/>" if ending == "docx" else "<text:p/>"
    told = f"<w:p>{run('Kirjasto')}</w:p>" if ending == "docx" else "<text:p>Kirjasto</text:p>"
    assert [p.rule for p in open_document(f"a.{ending}", _with_picture(data(empty), picture)).problems] == ["KL007"]
    assert open_document(f"a.{ending}", _with_picture(data(told), picture)).problems == ()
    assert open_document(f"a.{ending}", data(empty)).problems == ()
