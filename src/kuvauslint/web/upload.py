"""What was posted, read into memory and nowhere else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from kuvauslint.model.document import Source
from kuvauslint.readers.formats import kind_of
from kuvauslint.web.limits import MOST_BODY, MOST_FIELDS, MOST_FILES, MOST_UPLOAD


class Unreadable(Exception):
    """The form cannot be read; `too_large` or `too_many` where it is over a limit."""

    def __init__(self, *, too_large: bool = False, too_many: bool = False) -> None:
        super().__init__()
        self.too_large = too_large
        self.too_many = too_many


class Posted(NamedTuple):
    """The fields of a form, and the documents that came with it (a pasted text, or files)."""

    fields: Mapping[str, str]
    sources: tuple[Source, ...]


class _InMemory(MultiPartParser):
    """Starlette's parser spools what is over a megabyte to a file on disk: here never."""

    spool_max_size = MOST_BODY + 1


async def posted(request: Request) -> Posted:
    """The form of a request. Raises Unreadable."""
    parser: MultiPartParser | FormParser
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        parser = _InMemory(
            request.headers, request.stream(), max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_UPLOAD
        )
    else:
        parser = FormParser(request.headers, request.stream(), max_fields=MOST_FIELDS, max_part_size=MOST_UPLOAD)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise Unreadable(
            too_large="exceeded maximum size" in error.message, too_many="Too many files" in error.message
        ) from error
    except (ValueError, KeyError, LookupError) as error:
        raise Unreadable from error
    fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    sources = []
    for upload in form.getlist("document"):
        if isinstance(upload, UploadFile):
            sources += [source async for source in _files(upload)]
        elif upload.strip():
            sources.append(_pasted(upload))
    if sum(len(source.data) for source in sources) > MOST_UPLOAD:
        raise Unreadable(too_large=True)
    if not sources and fields.get("text", "").strip():
        sources.append(_pasted(fields["text"]))
    return Posted(fields, tuple(sources))


async def _files(upload: UploadFile) -> AsyncIterator[Source]:
    """The file of an upload; none where no file was chosen."""
    data = await upload.read()
    name = (upload.filename or "").replace("\\", "/").rsplit("/", 1)[-1][:200]
    await upload.close()
    if data or name:
        yield Source(name, data, kind_of(name, data))


def _pasted(text: str) -> Source:
    data = text.encode("utf-8", "replace")
    return Source("-", data, kind_of("", data))
