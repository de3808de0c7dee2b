"""The server: documents in, findings, explanations, completions and mendings out."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from kuvauslint import __version__
from kuvauslint.engine.discover import is_description
from kuvauslint.errors import KuvauslintError
from kuvauslint.lsp.actions import KINDS, actions
from kuvauslint.lsp.completion import completed
from kuvauslint.lsp.hover import explained
from kuvauslint.lsp.judged import Judged, Linter, Opened, judged, source_of
from kuvauslint.lsp.positions import Positions
from kuvauslint.model.document import Source
from kuvauslint.readers.formats import SUFFIXES
from kuvauslint.vocabulary.patterns import pattern

# Seconds of rest before a text that is being typed is judged.
PAUSE = 0.15
_KINDS = {".json": "json", ".jsonc": "json"}
# Published documents that an editor shows as text.
_PUBLISHED = {suffix: kind for suffix, kind in SUFFIXES.items() if kind in ("text", "markdown", "html", "csv")}
_LANGUAGES = {"json": "json", "jsonc": "json"}


class Server(LanguageServer):
    """One editor's session."""

    def __init__(self, linter: Linter, today: date) -> None:
        # Whole texts and no pieces: what parts a line in a piece (U+2028, pasted from a word
        # processor) is counted otherwise by the library than by editors.
        super().__init__("kuvauslint", __version__, types.TextDocumentSyncKind.Full)
        self.linter, self.today = linter, today
        self.known: dict[str, Judged] = {}
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self.told: set[str] = set()

    def document(self, uri: str) -> TextDocument | None:
        """The open document; the library knows it by its address without percent signs, whatever the editor wrote."""
        documents: dict[str, TextDocument] = self.workspace.text_documents
        return documents.get(unquote(uri))

    def soon(self, uri: str) -> None:
        """Judge the document when the typing rests."""
        self.forget_waiting(uri)
        self.waiting[unquote(uri)] = asyncio.get_running_loop().call_later(PAUSE, self.judge, uri)

    def forget_waiting(self, uri: str) -> None:
        """Judge the document no more."""
        handle = self.waiting.pop(unquote(uri), None)
        if handle is not None:
            handle.cancel()

    def judge(self, uri: str) -> Judged | None:
        """Judge the document as it is now and show what was found; None where it is no description."""
        self.forget_waiting(uri)
        document = self.document(uri)
        if document is None:
            return None
        kind, positions = kind_of(document), self.positions(document)
        source = source_of(name_of(document, kind), document.source, kind)
        opened = Opened(document.uri, document.version, source, positions)
        fresh = self._judged(opened) if is_ours(source) else None
        if fresh is None:
            self.known.pop(unquote(uri), None)
        else:
            self.known[unquote(uri)] = fresh
        self.show(document.uri, document.version, fresh.diagnostics() if fresh is not None else [])
        return fresh

    def _judged(self, opened: Opened) -> Judged | None:
        try:
            language = self.linter.language(opened.source.name)
            return judged(opened, self.linter.report, language)
        except KuvauslintError as error:
            self.tell(str(error))
        except Exception as error:  # noqa: BLE001 - the boundary: a bug of ours must not end the session
            self.tell(f"internal error: {type(error).__name__}: {error}")
        return None

    def current(self, uri: str) -> Judged | None:
        """What is known of the document, judged anew where it was changed since."""
        document, known = self.document(uri), self.known.get(unquote(uri))
        if document is None:
            return None
        if known is None or known.version != document.version or unquote(uri) in self.waiting:
            return self.judge(uri)
        self.linter.language(known.source.name)  # the rules of its configuration are known again
        return known

    def positions(self, document: TextDocument) -> Positions:
        """The text of a document, in the units agreed on with the client."""
        return Positions(document.source, kind_of(document), self.workspace.position_codec)

    def show(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        """Send the diagnostics of a document."""
        params = types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=diagnostics)
        self.text_document_publish_diagnostics(params)

    def tell(self, message: str) -> None:
        """Show a message, each one once, until the configuration is read anew."""
        if message not in self.told:
            self.told.add(message)
            text = f"kuvauslint: {message}"
            self.window_show_message(types.ShowMessageParams(type=types.MessageType.Error, message=text))

    def renew(self) -> None:
        """Read configurations anew and judge all open documents."""
        self.told.clear()
        self.linter.renew()
        for uri in list(self.workspace.text_documents):
            self.soon(uri)

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002
        """A message that could not be served; the session goes on."""
        text = f"{type(error).__name__}: {error}"
        self.window_log_message(types.LogMessageParams(type=types.MessageType.Error, message=text))


def kind_of(document: TextDocument) -> str:
    """The kind of a document that is read, by its name, else by what the editor takes it for."""
    suffix = os.path.splitext(document.path or "")[1].lower()
    return _KINDS.get(suffix) or _PUBLISHED.get(suffix) or _LANGUAGES.get(document.language_id or "", "yaml")


def is_ours(source: Source) -> bool:
    """Whether it is a description: by its name or its mark, of a published document by its name alone."""
    if source.kind in _PUBLISHED.values():
        return pattern("publication", "published_name").search(source.name) is not None
    return is_description(source.name, source.data)


def name_of(document: TextDocument, kind: str) -> str:
    """The path of the document; one that was never saved gets an ending."""
    path = document.path or "untitled"
    return path if os.path.splitext(path)[1] else f"{path}.{kind}"


def make_server(linter: Linter, today: date) -> Server:
    """A server that checks with the linter; `today` is the day it offers for dates."""
    server = Server(linter, today)
    _keep_up(server)
    _answer(server)
    return server


def _keep_up(server: Server) -> None:
    """What the server does of itself as documents come, change and go."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.judge(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        server.renew()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.forget_waiting(uri)
        server.known.pop(unquote(uri), None)
        server.show(uri, None, [])

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.renew()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configuration_changed(_: types.DidChangeConfigurationParams) -> None:
        server.renew()


def _answer(server: Server) -> None:
    """What the server answers when it is asked."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        known = server.current(params.text_document.uri)
        if known is None:
            return None
        language = server.linter.language(known.source.name)
        offset = known.positions.offset(params.position)
        return explained(known.positions, offset, known.source.kind, known.found, language)

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", ":", ",", "{", "[", "-", '"'])
    )
    def completion(params: types.CompletionParams) -> types.CompletionList | None:
        document = server.document(params.text_document.uri)
        if document is None:
            return None
        kind = kind_of(document)
        name = name_of(document, kind)
        if kind in _PUBLISHED.values() or not is_ours(source_of(name, document.source, kind)):
            return None
        positions = server.positions(document)
        language = _quietly(server, name)
        return completed(positions, kind, positions.offset(params.position), language, server.today)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(KINDS)))
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        known = server.current(params.text_document.uri)
        only: Iterable[str] | None = params.context.only
        return [] if known is None else actions(known, params.range, only, server.linter)


def _quietly(server: Server, name: str) -> str | None:
    """The language of explanations; completion goes on where the configuration cannot be read."""
    try:
        return server.linter.language(name)
    except KuvauslintError:
        return None
