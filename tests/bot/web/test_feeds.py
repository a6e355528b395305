"""Feeds as calendar programs fetch them, from a real server on loopback."""

import gzip
import http.client
import logging
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import icalendar
import pytest

from tests.bot.web.conftest import NOON
from tests.calendars.samples import published


def uids(text):
    return [
        int(str(one["UID"]).replace("-", ""), 16) for one in icalendar.Calendar.from_ical(text).walk("VEVENT")
    ]


def test_a_feed_is_a_calendar_for_anyone_who_has_the_address(web, office):
    answer = web.get(f"/feeds/{office.add()}.ics")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("inline")
    assert answer.headers["cache-control"] == "private, max-age=300"
    assert uids(answer.content) == [1, 2, 3]


def test_an_answer_sets_no_cookie_names_no_server_and_leaks_no_address(web, office):
    answer = web.get(f"/feeds/{office.add()}.ics")

    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_feed_that_did_not_change_costs_one_line(web, office):
    path = f"/feeds/{office.add()}.ics"
    first = web.get(path)
    again = web.get(path, headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert office.rendered == 1


@pytest.mark.parametrize("form", ["W/{}", '"other", {}', "*"])
def test_entity_tags_are_understood_in_every_form_a_reader_sends(web, office, form):
    path = f"/feeds/{office.add()}.ics"
    etag = web.get(path).headers["etag"]

    assert web.get(path, headers={"If-None-Match": form.format(etag)}).status_code == 304


def test_a_changed_entry_reaches_a_reader_that_held_the_old_text(web, office):
    path = f"/feeds/{office.add()}.ics"
    old = web.get(path)
    office.held[0] = published(1, sequence=1, summary="DONE - Answer")
    new = web.get(path, headers={"If-None-Match": old.headers["etag"]})

    assert new.status_code == 200
    assert new.headers["etag"] != old.headers["etag"]
    assert b"DONE - Answer" in new.content


def test_head_tells_the_same_as_get_without_the_text(web, office):
    path = f"/feeds/{office.add()}.ics"
    get, head = web.get(path), web.head(path)

    for name in ("etag", "content-length", "content-type", "cache-control"):
        assert head.headers[name] == get.headers[name]
    assert head.content == b""


def test_a_reader_that_takes_gzip_gets_the_same_text_under_another_tag(web, office):
    path = f"/feeds/{office.add()}.ics"
    plain, zipped = web.get(path), web.get(path, headers={"Accept-Encoding": "br, gzip;q=0.8"})

    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.content == plain.content
    assert zipped.headers["etag"] != plain.headers["etag"]
    assert zipped.headers["vary"] == "Accept-Encoding"
    held = {"If-None-Match": zipped.headers["etag"], "Accept-Encoding": "gzip"}
    assert web.get(path, headers=held).status_code == 304
    assert "content-encoding" not in web.get(path, headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_a_reader_without_any_usual_header_is_served(web, office):
    """Some programs send neither Accept nor User-Agent nor Accept-Encoding."""
    url = urlsplit(str(web.base_url))
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=20)
    connection.putrequest("GET", f"/feeds/{office.add()}.ics", skip_accept_encoding=True)
    connection.endheaders()
    answer = connection.getresponse()

    assert (answer.status, uids(answer.read())) == (200, [1, 2, 3])
    connection.close()


@pytest.mark.parametrize(
    ("scope", "shown"),
    [
        ({}, [1, 2, 3]),
        ({"leas": frozenset({"Piedra Alta Public Schools"})}, [1]),
        ({"leas": frozenset({"Piedra Alta Public Schools", "Rio Claro Schools"})}, [1, 2]),
        ({"leas": frozenset()}, []),
        ({"case_ref": "26-0003"}, [3]),
    ],
)
def test_a_feed_shows_its_scope_and_a_case_without_lea_reaches_no_leas_feed(web, office, scope, shown):
    assert uids(web.get(f"/feeds/{office.add(**scope)}.ics").content) == shown


def test_a_cancelled_entry_is_told_for_a_while(web, office):
    office.held = [
        published(1, cancelled=True),
        replace(published(2, cancelled=True), last_modified=NOON - timedelta(days=31)),
    ]
    text = web.get(f"/feeds/{office.add()}.ics").content

    assert uids(text) == [1]
    assert b"STATUS:CANCELLED" in text


def test_alarms_are_written_only_for_a_link_that_asks(web, office):
    path = f"/feeds/{office.add()}.ics"

    assert b"VALARM" not in web.get(path).content
    asked = web.get(f"{path}?alarms=2,1").content
    assert asked.count(b"TRIGGER:-P1DT15H") == 3
    assert asked.count(b"TRIGGER:-PT15H") == 3
    assert web.get(f"{path}?alarms=EMAIL").status_code == 400


@pytest.mark.parametrize("path", ["/feeds/{}.ics", "/feeds/{}"])
def test_an_unknown_address_is_404_and_tells_nothing(web, office, path):
    office.add()

    for guess in ("x", "A" * 43, "../etc", "%00" * 22, "é" * 30, "A" * 4000):
        answer = web.get(path.format(guess))
        assert answer.status_code == 404
        assert guess not in answer.text


def test_a_revoked_address_is_410_with_one_event_that_says_subscribe_again(web, office):
    token = office.add(revoked_at=datetime(2026, 3, 5, tzinfo=UTC))
    answer = web.get(f"/feeds/{token}.ics")

    assert answer.status_code == 410
    assert len(uids(answer.content)) == 1
    assert b"SUBSCRIBE AGAIN" in answer.content
    assert b"26-0001" not in answer.content
    assert web.get(f"/feeds/{token}").status_code == 410


def test_a_guesser_is_slowed_down_and_holders_of_an_address_are_still_served(web, office):
    token = office.add()
    codes = [web.get(f"/feeds/{'A' * 42}{n % 10}.ics").status_code for n in range(25)]

    assert set(codes) == {404, 429}
    assert codes[-1] == 429
    assert web.get("/feeds/x.ics").headers["retry-after"] == "60"
    assert web.get("/feeds/x.ics", headers={"X-Forwarded-For": "192.0.2.7"}).status_code == 404
    assert web.get(f"/feeds/{token}.ics").status_code == 200


def test_a_feed_that_is_asked_for_too_often_says_wait(web, office):
    busy, calm = office.add(), office.add()
    codes = [web.get(f"/feeds/{busy}.ics").status_code for _ in range(700)]

    assert codes[-1] == 429
    assert web.get(f"/feeds/{calm}.ics").status_code == 200


def test_a_fetch_is_noted_now_and_then(web, office):
    token = office.add(id="feed-of-dana")
    for _ in range(3):
        web.get(f"/feeds/{token}.ics")

    assert office.noted == ["feed-of-dana"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_sent_to_a_feed(web, office, method):
    assert web.request(method, f"/feeds/{office.add()}.ics", content=b"x").status_code == 405


def test_a_large_body_is_refused(web, office):
    assert web.request("GET", f"/feeds/{office.add()}.ics", content=b"x" * 20_000).status_code == 413


def test_a_slash_too_many_is_no_redirect(web, office):
    assert web.get(f"/feeds/{office.add()}.ics/").status_code == 404


def test_a_store_in_trouble_tells_readers_to_come_back_and_says_no_more(web, office):
    token = office.add()
    office.broken = True
    answer = web.get(f"/feeds/{token}.ics")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "300")
    assert "SECRET" not in answer.text


def test_no_secret_address_is_ever_logged(web, office, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    token = office.add()
    web.get(f"/feeds/{token}.ics")
    office.broken = True
    web.get(f"/feeds/{token}.ics")
    web.get(f"/feeds/{token}")
    ours = "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith("http"))
    out, err = capfd.readouterr()

    assert "web answer failed" in ours + out + err
    assert token not in ours + out + err


def test_health_tells_only_that_it_is_alive(web):
    answer = web.get("/health")

    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_the_page_tells_how_to_subscribe_and_loads_nothing(web, office):
    token = office.add(title="Deadlines <b>& more")
    page = web.get(f"/feeds/{token}")

    assert page.status_code == 200
    assert f"https://deadlines.llanoalto.example/feeds/{token}.ics" in page.text
    assert f"webcal://deadlines.llanoalto.example/feeds/{token}.ics" in page.text
    assert "Deadlines &lt;b&gt;&amp; more" in page.text
    assert "copied into your calendar once" in page.text
    assert "<script" not in page.text
    assert not re.findall(r'(?:src|href)="(?!webcal:)', page.text)
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert page.headers["cache-control"] == "private, no-store"


def test_the_pages_style_is_the_one_that_its_policy_allows(web, office):
    import base64
    import hashlib

    page = web.get(f"/feeds/{office.add()}")
    [style] = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"'sha256-{hashed}'" in page.headers["content-security-policy"]


def test_gzip_bytes_are_the_same_every_time():
    from bot.web.rendered import Rendered

    assert Rendered(b"x" * 5000).zipped == Rendered(b"x" * 5000).zipped
    assert gzip.decompress(Rendered(b"x" * 5000).zipped) == b"x" * 5000
