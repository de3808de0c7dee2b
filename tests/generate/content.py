"""A random body and what its description holds, before any layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tests.generate.wordlists import frames, labels, load, topics, upper_first

if TYPE_CHECKING:
    import random

CLASSES = ("no", "yes", "partial", "to-authorities-only")


class Key(NamedTuple):
    """A search key; only Finnish has three forms."""

    base: str
    partitive: str
    adessive: str
    alias: str = ""

    @property
    def text(self) -> str:
        return self.base + self.alias

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.text, self.base) if self.alias.startswith(" ") else (self.text,)


class System(NamedTuple):
    """A system: its name, and the gloss that may stand in parentheses after it."""

    name: str
    gloss: str = ""

    @property
    def text(self) -> str:
        return f"{self.name} ({self.gloss})" if self.gloss else self.name


class Contact(NamedTuple):
    """Where requests go; each part may be missing."""

    email: str = ""
    phones: tuple[str, ...] = ()
    address: str = ""
    office: str = ""


class Api(NamedTuple):
    """An answer on open interfaces: its class, as a value after a label, as a sentence."""

    kind: str
    short: str
    full: str


class Authority(NamedTuple):
    """Who decides: as written, and the words that must be read."""

    text: str
    parts: tuple[str, ...]
    email: str = ""
    phone: str = ""


class Entry(NamedTuple):
    """A repository (or the case register, or a system) with all it could say."""

    name: str
    topic: dict[str, Any]
    kind: str
    purpose: str
    datasets: tuple[str, ...]
    systems: tuple[System, ...]
    keys: tuple[Key, ...]
    api: Api
    authority: Authority
    contact: Contact
    post: str
    responsible: str
    users: str
    disclosure: str
    notes: str


class Body(NamedTuple):
    """An organisation and its description."""

    lang: str
    kind: str
    name: str
    genitive: str
    domain: str
    title: str
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    register: Entry | None
    contact: Contact
    authority: Authority
    api: Api
    keys: tuple[Key, ...]
    date: str

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(e for _, entries in self.groups for e in entries)


def body(lang: str, rng: random.Random, wanted: int = 0) -> Body:
    """Give a random body of `wanted` repositories (2 to 9 when 0)."""
    kind = rng.choices("kvy", (6, 1, 2))[0]
    words = frames(lang)
    place = rng.choice(words["places"])
    name = rng.choice(words["orgs"][kind]).format(place)
    genitive = _genitive(name, place, words, lang)
    domain = _ascii(place.lower()) + ".example"
    known = topics(lang, kind)
    chosen = rng.sample(known, min(wanted or rng.randint(2, 9), len(known)))
    maker = _Maker(lang, rng, domain)
    entries = [maker.entry(t) for t in chosen]
    register = maker.register(genitive) if rng.random() < 0.4 else None
    title = rng.choice(labels(lang)["title"]).format(org=genitive)
    return Body(
        lang, kind, name, genitive, domain, title, _grouped(entries, lang, rng), register,
        maker.contact(), maker.authority(), maker.api("all"), maker.keys(rng.randint(3, 7)), _date(rng),
    )  # fmt: skip


def _genitive(name: str, place: str, words: dict[str, Any], lang: str) -> str:
    head = name.rsplit(" ", 1)[-1]
    if lang == "fi":
        return name[: -len(head)] + str(words["org_genitive"][head])
    if lang == "sv":
        return f"{place} {words['org_genitive'][head]}"
    return name


def _ascii(text: str) -> str:
    return text.translate(str.maketrans("åäö ", "aao-"))


def _date(rng: random.Random) -> str:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(2021, 2026)
    return rng.choice((f"{day}.{month}.{year}", f"{day:02}.{month:02}.{year}"))


def _grouped(entries: list[Entry], lang: str, rng: random.Random) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Give the entries under one to three department headings, or under none."""
    count = rng.choice((0, 0, 1, 2, 3)) if len(entries) > 3 else 0
    if not count:
        return (("", tuple(entries)),)
    names = rng.sample(frames(lang)["groups"], count)
    cuts = sorted(rng.sample(range(1, len(entries)), count - 1))
    return tuple(
        (name, tuple(entries[a:b])) for name, a, b in zip(names, [0, *cuts], [*cuts, len(entries)], strict=True)
    )


class _Maker:
    """Draws the parts of entries for one body."""

    def __init__(self, lang: str, rng: random.Random, domain: str) -> None:
        self.lang, self.rng, self.domain = lang, rng, domain
        self.words = frames(lang)
        self.names = self._naming()
        self.taken: set[str] = set()
        self.own = self.contact()

    def _naming(self) -> str:
        """Choose how this body calls its entries."""
        if self.lang == "fi":
            return str(self.rng.choices(self.words["nominal_register"], (12, 3, 2, 2, 2, 1, 1, 0.5))[0])
        if self.lang == "sv":
            return self.rng.choice(
                ("Informationslager för",) * 3 + ("Informationslagret för", "Informationslager inom", "")
            )
        return self.rng.choice(("x", "x", ""))

    def once(self, names: list[str]) -> str:
        """Draw a name that no entry of this body has; empty when there is none left."""
        free = [n for n in names if n not in self.taken]
        name = self.rng.choice(free) if free else ""
        self.taken.add(name)
        return name

    def entry(self, topic: dict[str, Any]) -> Entry:
        rng = self.rng
        data = list(topic["data"])
        rng.shuffle(data)
        data = [d if _keeps_case(d) else d[:1].lower() + d[1:] for d in data[: rng.randint(1, len(data))]]
        return self._filled(self.name(topic), topic, "r", str(topic["purpose"]), data)

    def name(self, topic: dict[str, Any]) -> str:
        """Give the entry's heading, as this body names its entries."""
        of = upper_first(str(topic["of"]))
        odd = self.rng.random()
        if odd < 0.03 and self.words["organs"]:
            return self.once(self.words["organs"]) or str(self.names).format(of)
        if odd < 0.08 and self.words["compounds"] and "tietovaranto" in str(self.names):
            known = [f"{c}tietovaranto" for c in self.words["compounds"]]
            return self.once(known) or str(self.names).format(of)
        if self.lang == "fi":
            return str(self.names).format(of)
        if self.lang == "sv":
            lager = (f"{self.names} {topic['for']}", f"{self.names} {topic['for']}", f"{of} informationslager")
            return self.rng.choice(lager) if self.names else f"{of} register"
        return f"{of} data repository" if self.names else f"{of} register"

    def register(self, genitive: str) -> Entry:
        topic = next(
            t for t in topics(self.lang, "k") if t["of"] in ("päätöksenteon", "beslutsfattandets", "decision-making")
        )
        name = upper_first(self.rng.choice(labels(self.lang)["register"]).format(org=genitive))
        return self._filled(name, topic, "c", str(topic["purpose"]), list(topic["data"])[:3])

    def _filled(self, name: str, topic: dict[str, Any], kind: str, purpose: str, data: list[str]) -> Entry:
        rng, words = self.rng, self.words
        contact = self.own if rng.random() < 0.6 else self.contact()
        return Entry(
            name, topic, kind, purpose, tuple(data), self.systems(), self.keys(rng.randint(1, 5)), self.api("full"),
            self.authority(), contact, rng.choice(words["posts"]), rng.choice(words["units"]),
            rng.choice(words["users"]), rng.choice(words["disclosure"]), rng.choice(words["notes"]),
        )  # fmt: skip

    def systems(self) -> tuple[System, ...]:
        rng, known = self.rng, load("systems")
        out: list[System] = []
        for _ in range(rng.choice((1, 1, 2, 2, 3, 4))):
            name = rng.choice(known["products"]) if rng.random() < 0.6 else rng.choice(known["generic"][self.lang])
            if name not in {s.name for s in out}:
                gloss = rng.choice(known["gloss"][self.lang]) if rng.random() < 0.15 else ""
                out.append(System(name, gloss))
        return tuple(out)

    def keys(self, count: int) -> tuple[Key, ...]:
        known = self.rng.sample(load("keys")[self.lang], count)
        out = [Key(*k) if isinstance(k, list) else Key(k, k, k) for k in known]
        if len(out) > 2 and self.rng.random() < 0.1:  # the last as the first one's other name
            other = out.pop()
            out[0] = out[0]._replace(alias=f" ({other.base})" if self.rng.random() < 0.5 else f"/{other.base}")
        return tuple(out)

    def api(self, where: str) -> Api:
        rng, known = self.rng, load("api")[self.lang]
        if where == "all":
            text = rng.choice(known["all"])
            return Api("no", text, text)
        if rng.random() < 0.04:
            text = rng.choice(known["unclear"])
            return Api("not-an-answer", text, text)
        kind = rng.choices(CLASSES, (7, 2, 1, 1))[0]
        host = f"https://{rng.choice(('api', 'rajapinta', 'kartta', 'data'))}.{self.domain}"
        short = rng.choice(known["short"][kind]).format(host=host)
        return Api(kind, short, rng.choice(known["full"][kind]).format(host=host))

    def authority(self) -> Authority:
        """Give a body, a post or a post with its holder, with or without a contact."""
        rng, words = self.rng, self.words
        shape = rng.choice(("body", "post", "post", "person", "person+contact", "body+contact"))
        core = rng.choice(words["bodies" if shape.startswith("body") else "posts"])
        parts: tuple[str, ...] = (core,)
        text, email, phone = core, "", ""
        if shape.startswith("person"):
            person = f"{rng.choice(words['first_names'])} {rng.choice(words['last_names'])}"
            text, parts = f"{core} {person}", (core, person)
        if shape.endswith("contact"):
            email, phone = self.mail(("registrator", "etunimi.sukunimi", "hallinto")), self.phone()
            text += f", {email}" + rng.choice((f", puh. {phone}" if self.lang == "fi" else f", tfn {phone}", ""))
            phone = phone if phone in text else ""
        return Authority(text, parts, email, phone)

    def mail(self, boxes: tuple[str, ...]) -> str:
        rng = self.rng
        at = rng.choices(("@", "(at)", " (at) ", "[at]", "(a)"), (12, 4, 1, 1, 1))[0]
        return rng.choice(boxes) + at + self.domain

    def phone(self) -> str:
        """Give a number in one of the shapes that bodies use."""
        shape = self.rng.choice(
            (
                "050 ### ####",
                "02 #### ###",
                "040 #######",
                "(06) ######",
                "020 ### ####",
                "+358 40 ### ####",
                "+35850#######",
                "0294 ######",
            ),
        )
        return "".join(str(self.rng.randint(1, 9)) if c == "#" else c for c in shape)

    def contact(self) -> Contact:
        rng, words = self.rng, self.words
        boxes = {
            "fi": ("kirjaamo", "kunta", "asianhallinta", "tietopyynnot", "arkisto"),
            "sv": ("registrator", "kirjaamo", "info", "registratur"),
            "en": ("registry", "kirjaamo", "info"),
        }
        email = self.mail(boxes[self.lang])
        phones = tuple(self.phone() for _ in range(rng.choice((0, 1, 1, 2))))
        street = (
            f"{words['pobox']} {rng.randint(1, 99)}"
            if rng.random() < 0.6
            else f"{rng.choice(words['streets'])} {rng.randint(1, 40)}"
        )
        address = f"{street}, {rng.randint(10000, 99999)} {rng.choice(words['towns'])}" if rng.random() < 0.6 else ""
        return Contact(email, phones, address)


def _keeps_case(text: str) -> bool:
    return text[:2].isupper()
