"""A pattern gives what the plain expression gives; looking for its words first never hides a match."""

import gc
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import parsers.filings
from parsers.facts.text import Text
from parsers.mail import read_message
from parsers.text.needed_words import begins_with_the_text, needed_words, small_letters
from parsers.text.patterns import Pattern, outermost_alternatives

SAMPLES = Path(__file__).parent / "samples"
ARRIVED = datetime(2026, 6, 1, tzinfo=UTC)
assert parsers.filings  # brings every pattern of the rules
EVERY = sorted({each.pattern: each for each in gc.get_objects() if isinstance(each, Pattern)}.items())
PIECES = st.sampled_from(
    "a|Ab|due process|[xy]|\\d|\\b|(?:my) |s?|(?i:HE)|[^.]{0,3}|ñ|K|q*|(?=a)|(?<!b)|(?:ab){2}|i|ſ|$|^|\\W*".split(
        "|"
    )
) | st.sampled_from(["(?:ab|cd|ef)+", "(?P<n>foo|bar)"])
EXPRESSIONS = st.lists(st.lists(PIECES, min_size=1, max_size=5).map("".join), min_size=1, max_size=4)
LETTERS = st.text("aAbBcdefhHesSxyñÑKkKiıİſ.1 due process", max_size=30)


def same(pattern: Pattern, text: str) -> bool:
    """Whether the pattern finds what the plain expression finds; where it may not match is not searched twice."""
    found, plain = pattern.search(text), re.search(pattern.pattern, text, pattern.flags)
    if not pattern.may_match(text):
        return plain is None
    return (found and found.span()) == (plain and plain.span())


def texts_of(folder: str) -> list[Text]:
    texts = []
    for path in sorted((SAMPLES / folder).glob("*.eml")):
        message = read_message(path.read_bytes(), ARRIVED)
        texts += [Text.of(f"{layer.subject}\n{layer.text}") for layer in message.layers]
    return texts


def test_no_pattern_overlooks_what_stands_in_a_sample_mail():
    words = [string for text in texts_of("public") for string in {text.plain, text.flow}]

    missed = [name for name, each in EVERY for string in words if not same(each, string)]

    assert words
    assert len(EVERY) > 300
    assert missed == []


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_pattern_overlooks_words_made_for_it(data):
    name, pattern = data.draw(st.sampled_from(EVERY))
    text = data.draw(st.from_regex(re.compile(name, pattern.flags)))

    assert same(pattern, text)


@given(EXPRESSIONS, st.sampled_from([0, re.IGNORECASE]), st.data())
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_any_expression_finds_the_same_as_without_looking_first(pieces, flags, data):
    source = "|".join(dict.fromkeys(pieces))
    if source.count("(?P<n>") > 1:
        source = source.replace("(?P<n>", "(?:")
    text = data.draw(LETTERS | st.from_regex(re.compile(source, flags)))

    assert same(Pattern(source, flags), text)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\bwithdr(?:aw|ew) (?:my|our)\b", {"withdr"}),
        (r"\d{3} 504 \w+", {" 504 "}),
        (r"(?:zebra|yak)s? of [a-z]+", {"zebra of ", "zebras of ", "yak of ", "yaks of "}),
        (r"(?i:Zebra) crossing", {"zebra crossing"}),
        (r"zebra|\d+", None),
        (r"(?:zebra)?", None),
        (r"(?:zebra){0,3} \d", None),
        (r"[^z]ebras", {"ebras"}),
        (r"(?i)ñandu", {"andu"}),
        (r"\bthe \d", None),
    ],
)
def test_the_needed_words_of_an_expression_are_read_off_it(source, words):
    """The last one: nearly every letter has "the ", so it is not worth looking for."""
    assert needed_words(source) == words


def test_letters_that_count_as_ascii_when_case_is_ignored_become_so():
    """`re` takes the long s, the Kelvin sign and both Turkish letters for s, k and i."""
    for letter in "ſKİı":
        assert re.search("(?i:[sik])", letter)
        assert small_letters(letter) in "sik"


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("a|b", ["a", "b"]),
        ("a(?:b|c)|d", ["a(?:b|c)", "d"]),
        (r"a\|b|[|]|[^]|]|\)", [r"a\|b", "[|]", "[^]|]", r"\)"]),
        ("", [""]),
    ],
)
def test_an_expression_is_cut_only_at_its_outermost_bars(source, pieces):
    assert outermost_alternatives(source) == pieces


@pytest.mark.parametrize(
    ("source", "flags", "bound"),
    [
        ("^a", 0, True),
        ("(?:^a|^b)", 0, True),
        ("(?:^a|b)", 0, False),
        ("(?:^a)", 0, True),
        (r"^\W*(?:a|b)", re.IGNORECASE, True),
        ("^a", re.MULTILINE, False),
        ("(?m:^)a", 0, False),
        ("a^", 0, False),
        ("", 0, False),
    ],
)
def test_what_must_stand_at_the_beginning_is_known(source, flags, bound):
    assert begins_with_the_text(source, flags) is bound


def test_what_must_stand_at_the_beginning_is_not_found_behind_it():
    assert Pattern("^yak").search("a yak") is None
    assert Pattern("^yak").search("a yak", 2) is None
    assert Pattern("^yak|zebra").search("yak zebra")[0] == "yak"


def test_the_methods_give_what_the_compiled_expression_gives():
    pattern = Pattern("zebra|yak")

    assert [each.span() for each in pattern.finditer("a yak, a zebra")] == [(2, 5), (9, 14)]
    assert pattern.sub("cow", "a yak") == "a cow"
    assert pattern.split("a yak b") == ["a ", " b"]
    assert pattern.findall("yak zebra") == ["yak", "zebra"]
    assert list(pattern.finditer("nothing")) == []
    assert pattern.sub("cow", "nothing") == "nothing"
    assert pattern.split("nothing") == ["nothing"]
    assert pattern.findall("nothing") == []


def test_without_the_parser_of_re_every_pattern_is_searched(monkeypatch: pytest.MonkeyPatch):
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("parsers.text.needed_words.import_module", missing)

    assert needed_words(r"withdraw(?:n|al)") is None
    assert Pattern(r"withdraw(?:n|al)").search("x " * 200 + "the withdrawal") is not None
    assert Pattern(r"^withdraw").search("x " * 200 + "withdraw") is None
