"""HTTP over a socket as uvicorn speaks it, but without patience for those who never finish their headers."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from kuvauslint.web.limits import SLOWEST_HEAD


class Impatient(H11Protocol):
    """Closes a connection whose first headers do not arrive in time, so that none can be held for nothing."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        asyncio.get_running_loop().call_later(SLOWEST_HEAD, self._late)

    def _late(self) -> None:
        begun: Any = self.cycle
        if begun is None and not self.transport.is_closing():
            self.transport.abort()
