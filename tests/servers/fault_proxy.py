"""A TCP proxy on loopback that breaks connections on demand: cut now, at a pattern, after some bytes, or fall silent."""

import contextlib
import socket
from dataclasses import dataclass, field
from threading import Event, Lock, Thread


@dataclass
class Cut:
    """Cut a connection `times` times: when `pattern` passes from `side`, or after so many bytes of it."""

    side: str
    """"client" or "server": whose words are watched."""
    pattern: bytes = b""
    after_bytes: int = 0
    times: int = 1
    seen: int = field(default=0, init=False)

    def falls_on(self, side: str, data: bytes) -> bool:
        """Return True if the connection is to break at `data`."""
        if side != self.side or self.times <= 0:
            return False
        self.seen += len(data)
        hit = self.pattern in data if self.pattern else self.seen >= self.after_bytes
        if hit:
            self.times -= 1
            self.seen = 0
        return hit


class FaultProxy:
    """Passes bytes between clients and `target` until told otherwise."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._cut = Cut("", times=0)
        self._lock = Lock()
        self._flowing = Event()
        self._flowing.set()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break all connections now."""
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            _break(*pair)

    def cut_when(self, cut: Cut) -> None:
        """Break connections as `cut` says, the piece of data at which it falls passed on by half."""
        self._cut = cut

    def fall_silent(self) -> None:
        """Pass nothing on, but keep the connections: a peer behind a firewall that forgot them."""
        self._flowing.clear()

    def speak_again(self) -> None:
        """Pass on again, what was held back too."""
        self._flowing.set()

    def close(self) -> None:
        """Break everything and stop listening."""
        self._flowing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.cut()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            try:
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                client.close()
                continue
            with self._lock:
                self._pairs.append((client, server))
            for source, sink, side in ((client, server, "client"), (server, client, "server")):
                Thread(target=self._pump, args=(source, sink, side), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, side: str) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._flowing.wait()
                if self._cut.falls_on(side, data):
                    sink.sendall(data[: len(data) // 2])
                    break
                sink.sendall(data)
        _break(source, sink)


def _break(*pair: socket.socket) -> None:
    for end in pair:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
