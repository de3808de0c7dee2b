"""What each target starts from: small good inputs, and the words of its format."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path

from tests.fuzz.targets import DOCX_PARTS, ODT_PARTS, PART, XLSX_PARTS
from tests.generate.plain_yaml import BITS, PLAIN, SEEDS

ROOT = Path(__file__).parent.parent.parent
CORPUS = Path(__file__).parent / "corpus"


def seeds(target: str) -> list[bytes]:
    """Good inputs of a target and what was found before."""
    kept = [path.read_bytes() for path in sorted((CORPUS / target).glob("*")) if path.is_file()]
    return [*_SEEDS[target](), *kept]


def words(target: str) -> list[bytes]:
    """A dictionary for the fuzzer: what stands between the signs of the seeds."""
    found: dict[bytes, None] = {}
    for seed in seeds(target)[:6]:
        for match in re.finditer(rb"</?[\w:]+|[\w:]+=\"[^\"]{0,24}\"|/[A-Z]\w+|[^\W\d_][\w-]{2,20}:?", seed):
            found[match[0]] = None
    extra = _EXTRA.get(target, ())
    return [*extra, *list(found)[:400]]


def _examples() -> list[bytes]:
    return [path.read_bytes()[:3000] for path in sorted((ROOT / "examples").glob("*.kuvaus.yaml"))]


def _yaml() -> list[bytes]:
    return [
        *_examples(),
        b"kuvauslint: 1\na: &a [x, *a]\n? {b: c}\n: |+\n  d\n\n\"e\\u00e4\": 'f''g'\n--- !!map\n# kuvauslint: ignore[KL131] reason=\"x\"\n",
        'kuvauslint: 1\ntietovarannot:\n  - nimi: Kirjasto\n    hakutekij\u00e4t: [nimi, "a  b", 010190-123A]\n    rajapinta: kyll\u00e4\n'.encode(),
    ]


def _yaml_lines() -> list[bytes]:
    return [*(text.encode() for text in SEEDS), PLAIN.replace("\n", "\r\n").encode(), *_yaml()]


def _json() -> list[bytes]:
    import json

    import yaml

    return [
        *(json.dumps(yaml.safe_load(one), ensure_ascii=False, default=str).encode() for one in _whole_examples()),
        b'{"kuvauslint": 1, "a": [1e5, -0, NaN, "\\ud83d\\ude00\\u00e4"], "a": null, "a": {"b": true}}',
    ]


def _whole_examples() -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "examples").glob("*.kuvaus.yaml"))]


def _texts() -> list[bytes]:
    folder = ROOT / "tests" / "describe" / "documents"
    return [path.read_bytes()[:2500] for path in sorted(folder.glob("*.txt"))]


def _written(suffix: str) -> bytes:
    """The document that the tests of the readers write in every format."""
    folder = str(ROOT / "tests" / "readers")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    from convert import WRITERS
    from test_alike import PIECES

    data: bytes = WRITERS[suffix](PIECES)
    return data


def _parts(data: bytes, names: tuple[str, ...]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        held = set(package.namelist())
        return PART.join(package.read(name) if name in held else b"" for name in names)


def _docx() -> list[bytes]:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    rows = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    small = (
        f'<w:document {space}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Kuvaus</w:t></w:r></w:p>'
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:ins w:author="a"><w:r><w:rPr><w:b/><w:vanish/></w:rPr>'
        f"<w:t>a</w:t><w:tab/><w:br/></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>{rows}"
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://a.example"</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        "</w:body></w:document>"
    )
    styles = f'<w:styles {space}><w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Heading1"/></w:style></w:styles>'
    numbers = (
        f'<w:numbering {space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    return [PART.join(map(str.encode, (small, styles, numbers))), _parts(_written(".docx"), DOCX_PARTS[:1])]


def _odt() -> list[bytes]:
    return [_parts(_written(".odt"), ODT_PARTS)]


def _xlsx() -> list[bytes]:
    return [_parts(_written(".xlsx"), XLSX_PARTS)]


def _pdf() -> list[bytes]:
    from reportlab.pdfgen.canvas import Canvas

    out = []
    for compress in (0, 1):
        page = io.BytesIO()
        canvas = Canvas(page, pageCompression=compress, invariant=1)
        canvas.setAuthor("a")
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 800, "Asiakirjajulkisuuskuvaus")
        canvas.setFont("Helvetica", 10)
        for n in range(3):
            canvas.drawString(60, 760 - 20 * n, f"Tietovaranto {n}")
            canvas.drawString(260, 760 - 20 * n, "Wilma")
            canvas.line(50, 775 - 20 * n, 400, 775 - 20 * n)
        canvas.line(50, 775, 50, 700)
        canvas.showPage()
        canvas.drawString(60, 800, "2 (2)")
        canvas.save()
        out.append(page.getvalue())
    return out


def _recogniser() -> list[bytes]:
    out = []
    for text in _texts():
        lines = text.decode("utf-8", "replace").split("\n")
        out.append("\n".join("\t,.-"[n % 4] + line for n, line in enumerate(lines)).encode())
        out.append(
            "\n".join(("2" if "\t" in line else "-" if len(line) < 40 else "3") + line for line in lines).encode()
        )
    return out


def _rules() -> list[bytes]:
    return [
        b"""id: TOWN01
name: says-archive
severity: warning
message: {fi: "Puuttuu {field}", sv: "Saknas {field}", en: "Missing {field}"}
why: x
select: entries
check: core.present
with: {field: responsible}
good: ["kuvauslint: 1\\ntietovarannot: [{nimi: a, vastuutaho: b}]\\n"]
bad: ["kuvauslint: 1\\ntietovarannot:\\n  - nimi: a  #! TOWN01\\n"]
""",
        b"""id: TOWN02
name: pattern
message: x
select: entries.purpose
check: core.matches
with: {pattern: "^[A-Z].*\\\\.$"}
good: ["a"]
bad: [{text: "b #! TOWN02", as: text}]
""",
    ]


def _configuration() -> list[bytes]:
    return [
        b"""profile = "strict"
select = ["KL1"]
fail-on = "warning"
[severity]
KL131 = "error"
[settings.KL802]
months = 12
[organisation]
type = "kunta"
[[per-file]]
files = ["*.md"]
ignore = ["KL5"]
[[suppress]]
rule = "KL131"
reason = "x"
until = "2027-01-31"
""",
        b'[tool.kuvauslint]\nexclude = ["a/"]\n"quoted".key = {a = 1, b = [1, 2]}\ndate = 2020-01-01T00:00:00Z\n',
    ]


def _html() -> list[bytes]:
    return [
        _written(".html"),
        (
            b"<!DOCTYPE html><main><h2 id=a>Kuvaus</h2><dl><dt>a<dd>b</dl><details><summary>c</summary><p hidden>d<!-- e --></details>"
            b'<table><tr><th colspan=2 rowspan=3>f<td>g&amp;&#228;</table><ul><li>h<ol start=3><li>i</ul><pre>j\nk</pre><a href="mailto:a@b.example">l</a>'
        ),
    ]


_SEEDS = {
    "yaml": _yaml,
    "yaml-lines": _yaml_lines,
    "json": _json,
    "text": _texts,
    "markdown": lambda: [_written(".md"), b"---\na: b\n---\n# T\n\n- [x](y) **b** `c`\n  1. d\n\n| a | b |\n|:--|--:|\n| c \\| | <br> |\n\n<!-- d -->\n```\ne\n```\n[r]: http://a.example\n"],
    "html": _html,
    "csv": lambda: [_written(".csv"), b'a;"b ""c""\nd";e\n\nf\tg,h\n'],
    "docx": _docx,
    "odt": _odt,
    "xlsx": _xlsx,
    "pdf": _pdf,
    "recogniser": _recogniser,
    "rules": _rules,
    "configuration": _configuration,
    "fixer": lambda: [*_yaml(), *_json()],
}  # fmt: skip
_EXTRA: dict[str, tuple[bytes, ...]] = {
    "yaml": (
        b"&a ",
        b"*a",
        b"!!str ",
        b"|\n",
        b">-\n",
        b"? ",
        b"\xe2\x80\xa8",
        b"\xc2\x85",
        b"\r\n",
        b"%YAML 1.1\n---\n",
        b"\xef\xbb\xbf",
    ),
    "yaml-lines": tuple(bit.encode() for bit in BITS if len(bit.encode()) > 1),
    "json": (b"\\ud800", b"1e999", b"NaN", b"\r", b"\\u0000", b"\xef\xbb\xbf"),
    "pdf": (
        b"/Type",
        b"/Kids",
        b"/Count",
        b"/Length",
        b"stream\n",
        b"endobj",
        b"xref",
        b"trailer",
        b"/StructTreeRoot",
        b" 0 R",
        b"<<",
        b">>",
    ),
}
