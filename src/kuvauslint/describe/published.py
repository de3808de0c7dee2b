"""The blocks of a published document to a description in canonical fields."""

from __future__ import annotations

import re

from kuvauslint.describe.as_above import take_repeated
from kuvauslint.describe.assembly import Assembled, Assembler
from kuvauslint.describe.by_system import take_by_system
from kuvauslint.describe.cues import small
from kuvauslint.describe.drafts import Draft, Value, api_node, field_node, request_node
from kuvauslint.describe.elementwise import by_element
from kuvauslint.describe.forms import named_by_title, without_letterheads
from kuvauslint.describe.fragments import take_fragments, take_led
from kuvauslint.describe.language import language_of
from kuvauslint.describe.lines import lines_of
from kuvauslint.describe.loose_rows import loosened
from kuvauslint.describe.mislabels import relabelled
from kuvauslint.describe.moved_entries import without_moved
from kuvauslint.describe.outline import sections
from kuvauslint.describe.pointers import pointers_in
from kuvauslint.describe.prose_chapters import prose_chapters
from kuvauslint.describe.regions import parted
from kuvauslint.describe.register_names import sole_register
from kuvauslint.describe.said_for_all import of_requests
from kuvauslint.describe.spans import Span, whole
from kuvauslint.describe.split_entries import reunited
from kuvauslint.describe.statements import Left
from kuvauslint.describe.table_shape import is_kept_in
from kuvauslint.describe.told_in_passing import take_general, take_named, take_shared, take_told
from kuvauslint.describe.versions import completed, versions
from kuvauslint.model.description import Description, Pointer, Prose
from kuvauslint.model.document import Block, Document, Problem, Slice
from kuvauslint.model.finding import LANGUAGES
from kuvauslint.model.node import Node, Path
from kuvauslint.model.place import START, Place
from kuvauslint.vocabulary.match import is_title
from kuvauslint.vocabulary.store import load

# "Name – what it is for" in a list of systems.
_GLOSS = re.compile(r"(?P<name>[^:–—]{2,60}?)(?: [–—-]|:) +(?P<gloss>\S)")
SYSTEM_FIELDS = frozenset({"purpose", "responsible", "users", "notes", "disclosure", "request", "authority", "api"})


def describe(document: Document, language: str | None = None) -> Description:
    """What a published document tells; `language` fi, sv or en where it is known, else found out."""
    blocks: tuple[Block, ...] = tuple(document.body or ())
    if (own := _own(document, blocks)) is not None:
        return own
    several = versions(blocks) if language is None else []
    found = [_described(document._replace(body=one.blocks), one.blocks, one.language) for one in several]
    if found and all(_tells_entries(one.root) for one in found):
        return _in_several(found)
    return _described(document, blocks, language or language_of(blocks))


def _tells_entries(root: Node) -> bool:
    return any(name in root.fields for name in ("repositories", "case_register"))


def _in_several(found: list[Description]) -> Description:
    """The first of several versions, with the others; what only one tells of the page itself holds for all."""
    filled = []
    for one in found:
        root = one.root
        for other in found:
            root = completed(root, other.root)
        filled.append(one._replace(root=root))
    first, *others = filled
    problems = tuple(problem for one in filled for problem in one.problems)
    return first._replace(versions=tuple(others), problems=problems)


def _described(document: Document, blocks: tuple[Block, ...], spoken: str) -> Description:
    assembled, listed = _recognised(blocks, spoken)
    systems = _are_systems(assembled.entries)
    take_by_system(assembled)
    take_general(assembled)
    take_shared(assembled)
    if not systems:
        take_named(assembled)
    top = "systems" if systems else "repositories"
    paths: dict[int, Path] = {id(draft): (top, n) for n, draft in enumerate(assembled.entries)}
    if assembled.register is not None:
        paths[id(assembled.register)] = ("case_register",)
    fields = _document_fields(assembled, document, blocks, spoken) | _entry_fields(assembled, listed, top, spoken)
    root = Node((), (Slice(blocks[0], 0, 1),) if blocks else (), fields=fields)
    prose = _prose(assembled, paths)
    return Description(
        document,
        root,
        spoken,
        prose,
        _pointers(blocks, assembled.described, assembled.left),
        published=True,
        problems=_problems(document, fields, prose),
        labels=_labels(assembled, paths),
    )


def _recognised(blocks: tuple[Block, ...], spoken: str) -> tuple[Assembled, list[Draft]]:
    """The entries with what the blocks tell of each, and the systems that have a list of their own."""
    parts = parted(blocks)
    lines, heads = without_letterheads(named_by_title(relabelled(of_requests(loosened(lines_of(parts.contents))))))
    cut = by_element(lines)
    chapters = prose_chapters(cut.rest if cut else lines)
    assembler = Assembler(sections(chapters.rest), cut.entries if cut else [])
    assembled = assembler.run()
    take_told(assembled, chapters.told)
    take_fragments(assembled.entries, spoken)
    take_led(assembled.described)
    take_repeated(assembled.described)
    assembler.beside(loosened(lines_of(parts.side)))
    assembled.left.extend((left, None) for left in (*parts.around, *heads))
    assembled = without_moved(assembled, blocks)
    entries = [draft for draft in assembled.entries if draft.name is not None]
    if assembled.register is None:
        named = [(draft.base or draft.name.text, draft) for draft in entries if draft.name]
        at = sole_register((name, " ".join(span.text for span in draft.spans("purpose"))) for name, draft in named)
        if at is not None:
            assembled = assembled._replace(register=entries.pop(at))
    entries, listed = _without_systems(reunited(entries, assembled.register))
    return assembled._replace(entries=entries), listed


def _entry_fields(assembled: Assembled, listed: list[Draft], top: str, spoken: str) -> dict[str, Node]:
    """The case register, the entries in the field `top`, and the systems beside them."""
    fields: dict[str, Node] = {}
    if assembled.register is not None:
        fields["case_register"] = assembled.register.freeze(("case_register",), spoken)
    if assembled.entries:
        fields[top] = _list_of(assembled.entries, top, spoken, systems=top == "systems")
    if top != "systems" and (told := assembled.shared.values.get("listed")):
        fields["systems"] = _system_list(told, spoken)
    elif listed:
        fields["systems"] = _list_of(listed, "systems", spoken, systems=True)
    return fields


def _list_of(drafts: list[Draft], name: str, spoken: str, *, systems: bool) -> Node:
    items = tuple(draft.freeze((name, n), spoken, system=systems) for n, draft in enumerate(drafts))
    return Node((name,), items[0].mark, items=items)


def _labels(assembled: Assembled, paths: dict[int, Path]) -> tuple[tuple[str, str, Place, Path | None], ...]:
    """The labels as the page has them, in reading order: of tables' headers, of entries, and of what is for all."""
    labels: list[tuple[str, str, Place, Path | None]]
    labels = [(field, text, span.place(), None) for field, text, span in assembled.headers]
    for draft in assembled.described:
        labels += [(field, text, span.place(), paths[id(draft)]) for field, text, span in draft.labels]
    labels += [(field, text, span.place(), None) for field, text, span in assembled.shared.labels]
    return tuple(sorted(labels, key=lambda label: label[2].order()))


def _own(document: Document, blocks: tuple[Block, ...]) -> Description | None:
    """The description where the document is a page of our own making, which needs no recognising."""
    if not any("kuvauslint" in block.text for block in blocks):
        return None
    from kuvauslint.describe.own_page import own_page

    return own_page(document)


def _document_fields(
    assembled: Assembled, document: Document, blocks: tuple[Block, ...], language: str
) -> dict[str, Node]:
    from kuvauslint.describe.organisation import organisation_node
    from kuvauslint.describe.update_day import updated_node

    fields: dict[str, Node] = {}
    if (organisation := organisation_node(blocks, document.title)) is not None:
        fields["organisation"] = organisation
    mark = whole(blocks[0]).marks if blocks else ()
    fields["language"] = Node(("language",), mark, text=language, raw=language)
    if (updated := updated_node(blocks)) is not None:
        fields["updated"] = updated
    values = assembled.shared.values
    if (request := request_node(("request",), values)) is not None:
        fields["request"] = request
    if "search_keys" in values:
        fields["search_keys"] = field_node(("search_keys",), "search_keys", values["search_keys"], language)
    if "api" in values:
        fields["api"] = api_node(("api",), values["api"])
    return fields


def _system_list(values: list[Value], language: str) -> Node:
    """The systems that a chapter of its own lists by name, beside the repositories."""
    nodes: list[Node] = []
    for value in values:
        span = value.span.trim(",;.")
        at: Path = ("systems", len(nodes))
        if (hit := _GLOSS.match(span.text)) is not None:
            name = span.cut(0, hit.end("name")).node((*at, "name"))
            gloss = span.cut(hit.start("gloss"), len(span.text)).node((*at, "description"))
            nodes.append(Node(at, span.marks, fields={"name": name, "description": gloss}))
        elif value.item:
            nodes.append(Node(at, span.marks, fields={"name": span.node((*at, "name"))}))
        else:
            for name in field_node(at, "systems", [value], language).items:
                at = ("systems", len(nodes))
                nodes.append(Node(at, name.mark, fields={"name": name._replace(path=(*at, "name"))}))
    return Node(("systems",), nodes[0].mark, items=tuple(nodes))


def _are_systems(entries: list[Draft]) -> bool:
    """Whether the entries are systems: each told by description, owner and users alone, as triples."""
    if not entries:
        return False
    told = {field for draft in entries for field in draft.values}
    triples = sum(1 for draft in entries if {"responsible", "users"} & set(draft.values))
    return told <= SYSTEM_FIELDS and "users" in told and triples * 2 > len(entries)


def _without_systems(entries: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """The entries, and the rows of a table of systems that stands beside them."""
    rows = [
        draft
        for draft in entries
        if draft.name_key is not None and is_kept_in(draft.name_key.text) and draft.values.keys() <= SYSTEM_FIELDS
    ]
    repositories = [draft for draft in entries if not any(draft is row for row in rows)]
    return (repositories, rows) if repositories else (entries, [])


def _prose(assembled: Assembled, paths: dict[int, Path]) -> tuple[Prose, ...]:
    out = []
    for left, draft in assembled.left:
        entry = paths.get(id(draft)) if draft is not None else None
        out.append(_piece(left, entry))
    return tuple(sorted(out, key=lambda piece: piece.place.order()))


def _piece(left: Left, entry: Path | None) -> Prose:
    span: Span = left.span
    mark = span.marks[0]
    plain = len(span.marks) == 1 and mark.cell is None and mark.start == 0 and mark.end == len(mark.block.text)
    return Prose(span.text, span.place(), left.role, entry, mark.block if plain else None, left.field, span.marks)


def _pointers(
    blocks: tuple[Block, ...], drafts: list[Draft], left: list[tuple[Left, Draft | None]]
) -> tuple[Pointer, ...]:
    told = [(value.span, draft) for draft in drafts for values in draft.values.values() for value in values]
    told += [(span, draft) for draft in drafts for _, _, span in draft.labels]
    told += [(piece.span, draft) for piece, draft in left if draft is not None]
    owners = {id(mark.block): draft.name.text if draft.name else "" for span, draft in told for mark in span.marks}
    return tuple(
        Pointer(span.text, target, span.place(), owners.get(id(block)))
        for block in blocks
        for span, target in pointers_in(whole(block))
    )


def _problems(document: Document, fields: dict[str, Node], prose: tuple[Prose, ...]) -> tuple[Problem, ...]:
    known = {"repositories", "systems", "case_register", "request", "search_keys", "api"}
    if not known & set(fields) and document.body and not _is_description(document.body):
        return (Problem("KL008", START, _looked_for(sorted(known))),)
    return tuple(
        Problem("KL004", piece.place, {"field": piece.text}, level="info")
        for piece in prose
        if piece.role == "unknown_heading" and piece.entry
    )


def _is_description(blocks: tuple[Block, ...]) -> bool:
    """Whether a text is meant for a description though it describes nothing: by its title or the law it quotes."""
    return any(is_title(block.text) for block in blocks[:40] if len(block.text) < 200) or any(
        hit in small(block.text) for block in blocks[:80] for hit in load("vocabulary/outline")["statute"]
    )


def _looked_for(fields: list[str]) -> dict[str, str]:
    """The fields for a message, in the words of each language."""
    known = load("vocabulary/fields")["groups"]["description"]
    titles = {code: [known[one]["title"][code].lower() for one in fields] for code in LANGUAGES}
    told = {f"looked_for@{code}": ", ".join(words) for code, words in titles.items()}
    return {"looked_for": ", ".join(fields), **told}
