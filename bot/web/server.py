"""The web server as a part of the daemon: it runs in a thread of the supervisor and stops when told."""

import asyncio
import os
import socket
from threading import Event

import uvicorn
from starlette.types import ASGIApp

from bot.errors import WebUnavailable

_STOP_LOOKED_AT = 0.1  # seconds
_LAST_WORDS = 3  # seconds that open requests have to end


class WebServer:
    """Serves one application at one address until stopped. `bind` first, then `run`."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self.host = host
        self.port = port
        """The port asked for; after `bind` the real one (0 asks for any free port)."""
        self._app = app
        self._socket: socket.socket | None = None

    @property
    def url(self) -> str:
        """The address it listens on."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def bind(self) -> None:
        """Take the address. Raises WebUnavailable, in words, if that cannot be."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        listening = socket.socket(
            family, socket.SOCK_STREAM, socket.IPPROTO_TCP
        )  # so asyncio sets TCP_NODELAY
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((self.host, self.port))
            listening.listen(128)
        except OSError as error:
            listening.close()
            why = (
                os.strerror(error.errno).lower()
                if error.errno and error.errno > 0
                else "not an address of ours"
            )
            raise WebUnavailable(
                f"cannot listen on {self.url}: {why}. Is another program there? See 'listen' under [web].",
                try_again_after=30,
            ) from error
        self.port = listening.getsockname()[1]
        self._socket = listening

    def run(self, stop: Event) -> None:
        """Serve until `stop` is set, then let open requests end; returns when the address is free again."""
        if self._socket is None:
            self.bind()
        assert self._socket is not None
        asyncio.run(self._serve(self._socket, stop))
        self._socket = None

    async def _serve(self, listening: socket.socket, stop: Event) -> None:
        server = uvicorn.Server(self._config())
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        while not stop.is_set() and not serving.done():
            await asyncio.sleep(_STOP_LOOKED_AT)
        server.should_exit = True
        await serving

    def _config(self) -> uvicorn.Config:
        """No access log: addresses are secrets. A proxy on this machine may say who is behind it."""
        return uvicorn.Config(
            self._app,
            log_config=None,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=["127.0.0.1", "::1"],
            limit_concurrency=200,
            timeout_keep_alive=10,
            timeout_graceful_shutdown=_LAST_WORDS,
            h11_max_incomplete_event_size=16_384,
            http="h11",
            ws="none",
            lifespan="off",
        )
