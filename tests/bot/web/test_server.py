"""The server as a part of the daemon: it says when it cannot listen, and it stops when told."""

import socket
from threading import Event

import httpx2
import pytest
from starlette.applications import Starlette

from bot.errors import WebUnavailable
from bot.web.rate_limit import RateLimit
from bot.web.server import WebServer
from bot.web.tokens import could_be_token, new_token, token_hash
from tests.bot.web.conftest import running


def test_a_port_that_is_taken_is_said_in_words():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(
            WebUnavailable, match=f"cannot listen on http://127.0.0.1:{port}: address already in use"
        ):
            WebServer(Starlette(), "127.0.0.1", port).bind()


def test_a_name_that_is_not_ours_is_said_in_words():
    with pytest.raises(WebUnavailable, match="cannot listen on"):
        WebServer(Starlette(), "nowhere.invalid", 0).bind()


def test_a_stopped_server_gives_its_address_back():
    with running(Starlette()) as url:
        assert httpx2.get(f"{url}/").status_code == 404

    again = WebServer(Starlette(), "127.0.0.1", int(url.rpartition(":")[2]))
    again.bind()
    stop = Event()
    stop.set()
    again.run(stop)

    with pytest.raises(httpx2.ConnectError):
        httpx2.get(f"{url}/")


def test_secrets_are_long_different_and_known_by_their_hash_only():
    one, two = new_token(), new_token()

    assert one != two
    assert len(one) == 43
    assert could_be_token(one)
    assert token_hash(one) != token_hash(two)
    assert token_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_tries_come_back_with_time():
    """Two tries at once, then one every ten seconds."""
    now = [0.0]
    limit = RateLimit(2, per_minute=6, seconds=lambda: now[0])

    assert [limit.allows("a") for _ in range(3)] == [True, True, False]
    assert limit.allows("b")
    now[0] = 10.5
    assert [limit.allows("a") for _ in range(2)] == [True, False]
