"""A TCP proxy on loopback that breaks conversations on purpose, below TLS: it sees only bytes."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class FaultProxy:
    """Passes connections on to `port` and counts the bytes of all of them, until it is told to break.

    With `cut_after` bytes from the client everything is closed on both sides, so the server has half
    a request. With `drop_after` bytes from the server its further bytes are swallowed while it still
    gets all we send: it does the work and we never hear of it. Broken, it stays so until `mend`.
    """

    def __init__(self, port: int) -> None:
        self.cut_after: int | None = None
        self.drop_after: int | None = None
        self.sent = self.answered = self.broken = 0
        self._to = port
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def arm(self, *, cut_after: int | None = None, drop_after: int | None = None) -> None:
        """Break after so many bytes from now on."""
        self.mend()
        self.cut_after, self.drop_after = cut_after, drop_after

    def mend(self) -> None:
        """Pass everything on again, and count anew."""
        self.cut_after = self.drop_after = None
        self.sent = self.answered = self.broken = 0

    def close(self) -> None:
        """Take no more connections."""
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                return
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for way in (self._up, self._down):
                threading.Thread(target=way, args=(client, server), daemon=True).start()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := client.recv(4096):
                with self._lock:
                    left = None if self.cut_after is None else max(0, self.cut_after - self.sent)
                    self.sent += len(data)
                if left is not None and left < len(data):
                    server.sendall(data[:left])
                    self.broken += 1
                    break
                server.sendall(data)
        _close(client, server)

    def _down(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while data := server.recv(4096):
                with self._lock:
                    self.answered += len(data)
                    swallow = self.drop_after is not None and self.answered > self.drop_after
                if swallow:
                    self.broken += 1
                    break
                client.sendall(data)
        _close(client, server)


def _close(*both: socket.socket) -> None:
    for one in both:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        one.close()


@contextmanager
def fault_proxy(port: int) -> Iterator[FaultProxy]:
    """Run a proxy before `port`."""
    proxy = FaultProxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
