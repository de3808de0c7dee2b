"""What was posted, read into memory and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from kuvauslint.model.document import Source
from kuvauslint.readers.formats import kind_of
from kuvauslint.web.limits import MOST_BODY, MOST_FIELDS, MOST_UPLOAD


class Unreadable(Exception):
    """The form cannot be read; `too_large` where a part of it is over its limit."""

    def __init__(self, *, too_large: bool = False) -> None:
        super().__init__()
        self.too_large = too_large


class Posted(NamedTuple):
    """The fields of a form, and the document that came with it (its text, or its file)."""

    fields: Mapping[str, str]
    source: Source | None


class _InMemory(MultiPartParser):
    """Starlette's parser spools what is over a megabyte to a file on disk: here never."""

    spool_max_size = MOST_BODY + 1


async def posted(request: Request) -> Posted:
    """The form of a request. Raises Unreadable."""
    parser: MultiPartParser | FormParser
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        parser = _InMemory(
            request.headers, request.stream(), max_files=1, max_fields=MOST_FIELDS, max_part_size=MOST_UPLOAD
        )
    else:
        parser = FormParser(request.headers, request.stream(), max_fields=MOST_FIELDS, max_part_size=MOST_UPLOAD)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise Unreadable(too_large="exceeded maximum size" in error.message) from error
    except (ValueError, KeyError, LookupError) as error:
        raise Unreadable from error
    fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    upload = form.get("document")
    source: Source | None = None
    if isinstance(upload, UploadFile):
        data = await upload.read()
        name = (upload.filename or "").replace("\\", "/").rsplit("/", 1)[-1][:200]
        await upload.close()
        if len(data) > MOST_UPLOAD:
            raise Unreadable(too_large=True)
        if data or name:
            source = Source(name, data, kind_of(name, data))
    elif fields.get("document", "").strip():
        source = _pasted(fields["document"])
    if source is None and fields.get("text", "").strip():
        source = _pasted(fields["text"])
    return Posted(fields, source)


def _pasted(text: str) -> Source:
    data = text.encode("utf-8", "replace")
    return Source("-", data, kind_of("", data))
