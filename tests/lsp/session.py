"""An editor's session with the real server over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SOON = 10


class Session:
    """A language client in a thread of its own; each call waits for its answer."""

    def __init__(self, root: Path, folder: Path, *options: str, encodings: list[str] | None = None) -> None:
        self.folder = folder
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.client = LanguageClient("tests", "1")
        self.published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.versions: dict[str, int] = {}
        self.arrived = threading.Condition()
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self._published(params)  # noqa: PLW0108 - the library marks functions, which a method does not take
        )
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))
        self.client.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self.messages.append(params.message))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("KUVAUSLINT_")}
        words = ["-m", "kuvauslint", "lsp", "--as-of", "2026-11-22", *options]
        self.call(
            self.client.start_io(
                sys.executable, *words, cwd=str(folder), env={**environment, "PYTHONPATH": str(root / "src")}
            )
        )
        general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(e) for e in encodings]) if encodings else None  # fmt: skip
        parameters = types.InitializeParams(types.ClientCapabilities(general=general), root_uri=folder.as_uri())
        self.server = self.call(self.client.initialize_async(parameters))
        self.client.initialized(types.InitializedParams())

    def _published(self, params: types.PublishDiagnosticsParams) -> None:
        with self.arrived:
            self.published.setdefault(params.uri, []).append(params)
            self.arrived.notify_all()

    def call(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(SOON)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "yaml") -> list[types.Diagnostic]:
        """Open a document, or change it where it is open; its diagnostics."""
        uri, version = self.uri(name), self.versions.get(self.uri(name), 0) + 1
        known = uri in self.versions
        self.versions[uri] = version
        if known:
            named = types.VersionedTextDocumentIdentifier(uri=uri, version=version)
            change = types.TextDocumentContentChangeWholeDocument(text)
            self.loop.call_soon_threadsafe(self.client.text_document_did_change, types.DidChangeTextDocumentParams(named, [change]))  # fmt: skip
        else:
            item = types.TextDocumentItem(uri, language, version, text)
            self.loop.call_soon_threadsafe(self.client.text_document_did_open, types.DidOpenTextDocumentParams(item))
        return self.diagnostics(name, version)

    def diagnostics(self, name: str, version: int | None) -> list[types.Diagnostic]:
        uri = self.uri(name)

        def there() -> bool:
            return any(one.version == version for one in self.published.get(uri, []))

        with self.arrived:
            assert self.arrived.wait_for(there, SOON), f"no diagnostics came; {self.messages}"
            return list(next(one for one in reversed(self.published[uri]) if one.version == version).diagnostics)

    def hover(self, name: str, line: int, character: int) -> str:
        at = types.Position(line, character)
        found = self.call(self.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), at)))  # fmt: skip
        return found.contents.value if found is not None else ""

    def complete(self, name: str, text: str, language: str = "yaml") -> list[types.CompletionItem]:
        """What is offered at the | in the text."""
        cursor = text.index("|")
        before = text[:cursor]
        self.open(name, before + text[cursor + 1 :], language)
        at = types.Position(before.count("\n"), len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)
        found = self.call(self.client.text_document_completion_async(types.CompletionParams(types.TextDocumentIdentifier(self.uri(name)), at)))  # fmt: skip
        return list(found.items) if found is not None else []

    def actions(self, name: str, range_: types.Range, only: list[str] | None = None) -> list[types.CodeAction]:
        context = types.CodeActionContext(diagnostics=[], only=only)
        named = types.TextDocumentIdentifier(self.uri(name))
        found = self.call(self.client.text_document_code_action_async(types.CodeActionParams(named, range_, context)))
        return list(found or [])

    def stop(self) -> None:
        self.call(self.client.shutdown_async(None))
        self.loop.call_soon_threadsafe(self.client.exit, None)
        self.code = self.call(asyncio.wait_for(self.client._server.wait(), SOON))
        self.call(self.client.stop())
        self.loop.call_soon_threadsafe(self.loop.stop)


def applied(text: str, action: types.CodeAction) -> str:
    """The text after an action's edits, counted as an editor does: columns in UTF-16."""
    assert action.edit is not None
    assert action.edit.document_changes is not None
    edits = [edit for change in action.edit.document_changes for edit in change.edits]
    lines = text.split("\n")

    def offset(at: types.Position) -> int:
        before = lines[at.line].encode("utf-16-le")[: at.character * 2].decode("utf-16-le")
        return sum(len(line) + 1 for line in lines[: at.line]) + len(before)

    for edit in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def covered(text: str, range_: types.Range) -> str:
    """What a range covers, counted as an editor does."""
    lines = text.split("\n")
    rows = []
    for number in range(range_.start.line, range_.end.line + 1):
        line = lines[number].encode("utf-16-le")
        first = range_.start.character * 2 if number == range_.start.line else 0
        last = range_.end.character * 2 if number == range_.end.line else len(line)
        rows.append(line[first:last].decode("utf-16-le"))
    return "\n".join(rows)
