"""What we make of servers that are no calendar servers, are overloaded, or mean harm."""

import gzip
import ssl

import pytest

from calendars.caldav import CalDavCalendar
from calendars.dav_client import MAX_ANSWER, Login, Server
from calendars.errors import CalendarRefused, CalendarSuspicious, CalendarUnavailable
from calendars.memory import FileKeeper
from calendars.shared import Refused
from tests.calendars.samples import published
from tests.shared_calendars.caldav_client import MemoryInMemory, in_words
from tests.shared_calendars.odd_server import odd_server

HTML = {"Content-Type": "text/html; charset=utf-8"}


def collection(props="", *, href="/cal/"):
    return (
        '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
        f"<d:response><d:href>{href}</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><c:calendar/>"
        f"</d:resourcetype><d:displayname>deadlines</d:displayname>{props}</d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>"
    ).encode()


def scripted(**by_method):
    """Answer each method with what is given for it, else like an empty calendar."""
    return lambda method, path: by_method.get(method, (207, {}, collection()))


def ours(server, path="/cal/", keeper=None, **login):
    given = Login(user="bot", secret=lambda: "bot-pw", **login)
    return CalDavCalendar(
        "deadlines",
        Server(url=server.url + path, login=given, tls=ssl.create_default_context(), explain=in_words),
        office="office-7f3a",
        keeper=keeper or MemoryInMemory(),
    )


def refusal(answer):
    """Return what `check` says of a server that answers so, and that writing refuses in the same words."""
    with odd_server(answer) as server:
        calendar = ours(server)
        [problem] = calendar.check()
        with pytest.raises(CalendarRefused) as raised:
            calendar.bring_to([published()])
        assert str(raised.value) == problem
        assert raised.value.try_again_after is None
        return problem


@pytest.mark.parametrize("status", [200, 207, 405])
def test_a_web_page_is_called_a_web_page(status):
    told = refusal(lambda method, path: (status, HTML, b"<!doctype html><p>Log in"))

    assert "web page" in told or "does not answer as a calendar server" in told


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "does not accept user and password"),
        (403, "right to write this calendar"),
        (404, "create the calendar there"),
        (410, "does not exist any more"),
        (501, "is no calendar server"),
        (302, "sends us on to another server"),
    ],
)
def test_what_needs_a_person_is_said_in_words(status, words):
    headers = {"Location": "https://elsewhere.example/"} if status == 302 else {}

    assert words in refusal(lambda method, path: (status, headers, b""))


def test_a_redirect_within_the_server_is_followed_and_one_in_a_circle_is_not():
    def answer(method, path):
        return (301, {"Location": "/cal/"}, b"") if path == "/old/" else (207, {}, collection())

    with odd_server(answer) as server:
        assert ours(server, "/old/").check() == []
    assert "redirects in a circle" in refusal(lambda method, path: (301, {"Location": path}, b""))


def test_the_login_is_sent_to_no_other_server():
    with (
        odd_server(scripted()) as other,
        odd_server(lambda m, p: (307, {"Location": other.url + "/cal/"}, b"")) as server,
    ):
        [problem] = ours(server).check()

        assert "sends us on to another server" in problem
        assert other.seen == []


@pytest.mark.parametrize(
    ("status", "headers", "wait"), [(503, {"Retry-After": "120"}, 120), (500, {}, 60), (429, {}, 60)]
)
def test_an_overloaded_server_is_left_alone_for_as_long_as_it_asks(status, headers, wait):
    with odd_server(lambda method, path: (status, headers, b"")) as server:
        with pytest.raises(CalendarUnavailable) as raised:
            ours(server).bring_to([published()])
        assert raised.value.try_again_after == wait


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><d:multistatus xmlns:d="DAV:">&x;</d:multistatus>',
        b'<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><d:multistatus xmlns:d="DAV:">&y;</d:multistatus>',
        b"<d:multistatus",
        b"",
        b"\x00\xff",
        b'<x xmlns="DAV:"/>',
        b"<a>" * 100_000,
    ],
)
def test_xml_that_is_broken_or_means_harm_is_refused(body):
    told = refusal(lambda method, path: (207, {}, body))

    assert "does not answer as a calendar server" in told


def test_an_answer_without_end_is_given_up():
    bomb = gzip.compress(b"<a>" + b" " * (MAX_ANSWER + 1000))
    with (
        odd_server(lambda method, path: (207, {"Content-Encoding": "gzip"}, bomb)) as server,
        pytest.raises(CalendarUnavailable, match="answers without end"),
    ):
        ours(server).bring_to([published()])


def test_a_token_is_sent_as_a_bearer():
    with odd_server(scripted()) as server:
        ours(server, bearer=True).check()

        assert server.seen[0][2]["Authorization"] == "Bearer bot-pw"


def test_no_password_stands_in_any_trouble():
    for status in (200, 301, 401, 403, 404, 405, 500, 503):
        with odd_server(lambda method, path, status=status: (status, HTML, b"bot-pw")) as server:
            calendar = ours(server)
            assert "bot-pw" not in repr(calendar.check())
            assert "bot-pw" not in repr(calendar)


@pytest.mark.parametrize("url", ["http://calendar.example/dav/", "ftp://calendar.example/", "calendar", ""])
def test_an_address_that_would_show_the_password_or_is_none_is_refused(url):
    server = Server(
        url=url,
        login=Login(user="bot", secret=lambda: "bot-pw"),
        tls=ssl.create_default_context(),
        explain=in_words,
    )
    [problem] = CalDavCalendar("deadlines", server, office="x", keeper=MemoryInMemory()).check()

    assert "https" in problem or "no URL" in problem


def test_a_collection_for_tasks_is_no_place_for_deadlines():
    tasks = '<c:supported-calendar-component-set><c:comp name="VTODO"/></c:supported-calendar-component-set>'

    assert "takes no events" in refusal(scripted(PROPFIND=(207, {}, collection(tasks))))


def test_one_refused_entry_does_not_stop_the_others_and_is_not_tried_for_ever():
    too_large = (
        b'<d:error xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><c:max-resource-size/></d:error>'
    )
    with odd_server(scripted(PUT=(403, {}, too_large))) as server:
        results = ours(server).bring_to([published(1), published(2)])

        assert [type(one) for one in results] == [Refused, Refused]
        assert "max-resource-size" in results[0].what
        assert not results[0].try_again


def test_losing_every_race_is_given_up_for_now():
    with odd_server(scripted(PUT=(412, {}, b""))) as server:
        [refused] = ours(server).bring_to([published(1)])

        assert refused.try_again
        assert len([one for one in server.seen if one[0] == "PUT"]) == 3


def test_the_right_to_write_that_is_lost_between_looking_and_writing_stops_the_calendar():
    with odd_server(scripted(PUT=(403, {}, b""))) as server, pytest.raises(CalendarRefused, match="right to"):
        ours(server).bring_to([published(1)])


def test_a_calendar_with_another_resource_id_is_another_calendar():
    keeper = MemoryInMemory()
    ids = iter(["urn:uuid:1"] * 4 + ["urn:uuid:2"])

    def answer(method, path):
        return 207, {}, collection(f"<d:resource-id><d:href>{next(ids)}</d:href></d:resource-id>")

    with odd_server(answer) as server:
        calendar = ours(server, keeper=keeper)
        for _ in range(2):
            calendar.bring_to([])
        with pytest.raises(CalendarSuspicious, match="another calendar than the one we wrote to before"):
            calendar.bring_to([])


def test_an_unchanged_calendar_costs_one_question():
    """The daemon looks often; the server should hardly notice."""
    with odd_server(scripted(PROPFIND=(207, {}, collection("<d:sync-token>t1</d:sync-token>")))) as server:
        calendar = ours(server)
        calendar.bring_to([])
        before = len(server.seen)
        calendar.bring_to([])

        assert len(server.seen) == before + 1


def test_the_memory_is_kept_in_a_file_for_us_alone(tmp_path):
    keeper = FileKeeper(tmp_path / "calendars" / "deadlines.json")
    assert keeper.load() == ""
    keeper.save("one")
    keeper.save("two")

    assert keeper.load() == "two"
    assert (tmp_path / "calendars" / "deadlines.json").stat().st_mode & 0o777 == 0o600
    assert len(list((tmp_path / "calendars").iterdir())) == 1
