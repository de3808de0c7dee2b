"""What earlier runs made of the same files under the same circumstances.

One file for each set of circumstances, under the user's cache folder. It is read whole and written
whole and atomically, so that of two runs at once the later one's is kept and neither's is mixed. The
text of a document is never kept, and nothing is kept of one in which a secret was found.
"""

from __future__ import annotations

import io
import os
import pickle
import time
from collections.abc import Iterable
from hashlib import blake2b
from os.path import join
from typing import IO

from kuvauslint import __version__
from kuvauslint.engine.judge import Circumstances
from kuvauslint.engine.project import Unit
from kuvauslint.engine.shown import TEXT_KINDS, lines_of
from kuvauslint.errors import UsageError
from kuvauslint.model.document import Document, Source
from kuvauslint.model.finding import MASKED
from kuvauslint.model.report import Checked, Settled
from kuvauslint.resources import cache_folder, code_stamp, rules_stamp

MOST = 20_000  # units kept in one file, about 20 MB of them
DAYS = 7  # after which circumstances that did not come again are forgotten


class ResultCache:
    """The settled units of earlier runs, by what they were made of."""

    def __init__(self, around: Circumstances, fixes: bool) -> None:
        self.path = join(cache_folder(), "results", _stamp(around, fixes))
        self._kept: dict[bytes, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        try:
            with open(self.path, "rb") as file:
                kept = _made(file)
            self._kept = kept if isinstance(kept, dict) else {}
        except OSError:
            pass  # no cache: all is worked out

    def key(self, unit: Unit) -> bytes:
        """What the unit is made of; empty where nothing is kept of its kind."""
        digest = blake2b(digest_size=16)
        if unit.counterpart:
            return b""
        for source in unit.sources:
            if not isinstance(source, Source) or source.kind not in TEXT_KINDS:
                return b""
            digest.update(f"{len(source.name)} {source.name} {source.kind} {len(source.data)} ".encode())
            digest.update(source.data)
        return digest.digest()

    def get(self, key: bytes, unit: Unit) -> Settled | None:
        """What is known of the unit, with its lines from its text again."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        settled = _made(io.BytesIO(kept)) if isinstance(kept, bytes) else None
        if not isinstance(settled, Settled):
            return None
        return settled._replace(checked=tuple(_with_lines(settled.checked, unit)))

    def put(self, key: bytes, unit: Unit, settled: Settled) -> None:
        """Keep what came of the unit, unless it is not to be kept."""
        bare = tuple(one._replace(lines=dict.fromkeys(one.lines, "")) for one in settled.checked)
        if tuple(_with_lines(bare, unit)) != settled.checked:
            return
        found = (*settled.findings, *settled.silenced)
        if any(MASKED in finding.values for finding in found):
            return
        data = pickle.dumps(settled.plain()._replace(checked=bare), protocol=5)
        if not found or not _holds_code(data):
            self._new[key] = data

    def write(self) -> None:
        """Keep what is new; a cache that cannot be written is done without."""
        if not self._new:
            return
        from kuvauslint.engine.files import write_atomically

        kept = {**self._kept, **self._new}
        latest = dict(list(kept.items())[-MOST:])
        folder = os.path.dirname(self.path)
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            _forget_old(folder)
            write_atomically(self.path, pickle.dumps(latest, protocol=5))
        except (OSError, UsageError):
            pass


def _made(file: IO[bytes]) -> object:
    """What a file of the cache holds; None where it is damaged or not ours, whatever that makes of it."""
    try:
        return _Plain(file).load()
    except Exception:  # noqa: BLE001 - damaged bytes ask for any amount of memory, any module, any mistake
        return None


class _Plain(pickle.Unpickler):
    """Makes nothing but the values of the model, whatever a file in the cache asks for."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith("kuvauslint.model."):
            found = super().find_class(module, name)
            if isinstance(found, type) and issubclass(found, tuple):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not kept")


def keeps(around: Circumstances) -> bool:
    """Whether what comes of a unit depends on the unit and the circumstances alone."""
    project = around.project
    outside = project.suppressions or project.counterpart is not None or project.model is not None
    return not outside and not any(":" in rule.check for rule in around.chooser.rulebook.rules)


def _stamp(around: Circumstances, fixes: bool) -> str:
    chooser = around.chooser
    parts = (
        __version__,
        rules_stamp(),
        code_stamp(),
        chooser.rulebook,
        chooser.choice,
        around.project,
        around.today,
        around.organisation_type,
        around.digests,
        fixes,
    )
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _with_lines(checked: Iterable[Checked], unit: Unit) -> Iterable[Checked]:
    """The documents with their lines, of which only the numbers are kept."""
    sources = {source.name: source for source in unit.sources if isinstance(source, Source)}
    for one in checked:
        yield one._replace(lines=lines_of(Document(sources[one.file], None), one.lines)) if one.lines else one


def _holds_code(data: bytes) -> bool:
    from kuvauslint.checks.identity_codes import CODE

    return CODE.search(data.decode("latin-1")) is not None


def _forget_old(folder: str) -> None:
    limit = time.time() - DAYS * 86_400
    for entry in os.scandir(folder):
        if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < limit:
            os.unlink(entry.path)
