"""Saved pages: the article's words as they are shown, what the page states of itself, and whatever else may be fed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from core.analysis import analyse
from core.model import Document, Metadatum
from core.readers import ReadError, read, read_all
from core.readers.html.blocks import fragment

PAGE = """<!doctype html><html lang="en"><head><title>Bridge to open - Harbour Post</title>
<script type="application/ld+json">{"@graph": [{"@type": "Organization", "@id": "#us", "name": "Harbour Post"},
{"@type": "NewsArticle", "headline": "Bridge to Open", "datePublished": "2031-04-10T08:00:00Z",
"author": [{"@type": "Person", "name": "Bo Maru"}, {"name": "Ann Lee"}], "publisher": {"@id": "#us"}}]}</script>
<meta property="article:published_time" content="2031-04-11">
<meta name="author" content="https://harbour.example/people/maru"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav><article>
<h1>Bridge to Open</h1>
<p>The bridge over the Lenn will open on Friday, Mayor <a href="/ana">Ana <b>Re</b>is</a> said on
Tues&shy;day.</p>
<p>“We are ready,” she&nbsp;said.<br><br>She called it <q>a <q>good</q> day</q> for all of us in the old
harbour town.</p>
<p style="display:none">“I resign,” she said.</p><p hidden>“I lied,” she said.</p>
<blockquote><p>Many have waited a long time for this day, and we thank all of them.</p></blockquote>
</article>
<script>document.write("“Never,” she said.")</script>
<footer><p>Copyright Harbour Post. All rights reserved.</p></footer></body></html>"""
WORDS = (
    "Bridge to Open",
    "The bridge over the Lenn will open on Friday, Mayor Ana Reis said on Tuesday.",
    "“We are ready,” she said.",
    "She called it “a ‘good’ day” for all of us in the old harbour town.",
    "Many have waited a long time for this day, and we thank all of them.",
)


def saved(folder: Path, data: bytes, name: str = "page.html") -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def test_the_article_is_read_as_it_is_shown(tmp_path: Path) -> None:
    document = saved(tmp_path, PAGE.encode())
    assert [line for line in document.text.split("\n") if line] == list(WORDS)


def test_what_the_page_states_is_kept_with_its_place_and_its_contradictions(tmp_path: Path) -> None:
    assert saved(tmp_path, PAGE.encode()).metadata == (
        Metadatum("title", "Bridge to Open", "JSON-LD headline"),
        Metadatum("title", "Bridge to open - Harbour Post", "the page's title"),
        Metadatum("published", "2031-04-10T08:00:00Z", "JSON-LD datePublished"),
        Metadatum("published", "2031-04-11", "meta article:published_time"),
        Metadatum("publisher", "Harbour Post", "JSON-LD publisher"),
        Metadatum("byline", "Bo Maru, Ann Lee", "JSON-LD author"),
        Metadatum("language", "en", "the page's lang"),
    )


def test_its_quotes_have_speaker_outlet_and_date(tmp_path: Path) -> None:
    found = analyse(saved(tmp_path, PAGE.encode()))
    assert found.published.value == "2031-04-10T08:00"
    assert {source.name for source in found.sources} >= {"Harbour Post", "Bo Maru", "Ann Lee"}
    [ana] = [actor for actor in found.actors if actor.name == "Ana Reis"]
    direct = [quote for quote in found.quotes if quote.kind == "direct"]
    assert direct
    assert all(quote.speakers == (ana.id,) for quote in direct)


@pytest.mark.parametrize(
    ("label", "encoding"), [("iso-8859-2", "iso-8859-2"), ("windows-1251", "cp1251"), ("shift_jis", "cp932")]
)
def test_a_page_is_in_the_encoding_it_names(tmp_path: Path, label: str, encoding: str) -> None:
    words = {"iso-8859-2": "Łódź, żółw", "windows-1251": "Мост открыт", "shift_jis": "橋が開く"}[label]
    markup = f"<html><head><meta charset='{label}'></head><body><p>{words}</p></body></html>"
    assert saved(tmp_path, markup.encode(encoding)).text == words


def test_a_page_that_lies_about_its_encoding_is_read_as_what_it_is(tmp_path: Path) -> None:
    markup = "<html><head><meta charset='iso-8859-1'></head><body><p>“Žeň” – café</p></body></html>"
    assert saved(tmp_path, markup.encode("utf-8")).text == "“Žeň” – café"


def test_the_host_is_the_outlet_where_nothing_else_is(tmp_path: Path) -> None:
    page = "<!-- saved from url=(0030)https://www.lennpost.example/a --><html><body><p>A word.</p></body></html>"
    [told] = saved(tmp_path, page.encode()).metadata
    assert told == Metadatum("publisher", "lennpost.example", "the address it was saved from")


@pytest.mark.parametrize("empty", ["<html></html>", "<html><body><script>words()</script></body></html>"])
def test_a_page_without_words_is_told(tmp_path: Path, empty: str) -> None:
    with pytest.raises(ReadError, match="shows no words; save the page again"):
        saved(tmp_path, empty.encode())


HOSTILE = {
    "deep": "<div>" * 50_000 + "words",
    "spans": "<p>" + "<span>" * 50_000 + "words",
    "attributes": "<p " + "a=1 " * 100_000 + ">words",
    "unclosed": "<a href='" * 20_000,
    "tables": "<table><tr><td>" * 5_000 + "words",
    "comments": "<!--" * 50_000,
    "quotes": "<q>" * 2_000 + "words",
    "lists of JSON": '<script type="application/ld+json">' + "[" * 100_000 + "</script>words",
    "entities": '<!DOCTYPE html [<!ENTITY a "words"><!ENTITY b SYSTEM "file:///etc/passwd">]><p>&a;&b;',
    "zero": "<p>wo\0rds</p>",
    "surrogate": "<p>&#xD800;words &#x110000;</p>",
}

_DEEP = "its elements are nested too deep to be read"
OUTCOMES = {
    "deep": _DEEP,
    "spans": _DEEP,
    "attributes": "words",
    "tables": _DEEP,
    "quotes": _DEEP,
    "lists of JSON": "words",
    "entities": "\\]> &a;&b;",
    "zero": "it is binary data: .*",
    "surrogate": "\ufffdwords \ufffd",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_markup_costs_itself_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html>{HOSTILE[kind]}", encoding="utf-8")
    try:
        outcome = read(path).text
    except ReadError as error:
        outcome = error.what
    assert re.fullmatch(OUTCOMES.get(kind, "it is a page that shows no words"), outcome)


def test_a_q_that_has_its_marks_gets_no_others() -> None:
    assert fragment("She said “<q>yes</q>”, <q>“no”</q> and <q>maybe</q>.") == "She said “yes”, “no” and “maybe”."


def test_a_record_s_field_may_hold_html(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"body": "<p>“Yes,” <b>she</b> said.</p><p>It rained.</p>"}\n{"body": "<p></p><br>"}\n')
    document, fault = read_all(path)
    assert isinstance(document, Document)
    assert document.text == "“Yes,” she said.\n\nIt rained."
    assert "line 2: its text is HTML that shows no words" in str(fault)


def test_a_fragment_gives_all_its_words() -> None:
    assert fragment("Plain &amp; simple") == "Plain & simple"
    assert fragment("<p>One<br>two</p><ul><li>three</li></ul>four") == "One\ntwo\n\nthree\n\nfour"
    assert fragment("<p> </p>") == ""


def test_nothing_is_printed_about_an_odd_page(tmp_path: Path) -> None:
    path = tmp_path / "odd.html"
    path.write_text("<html><p></html>")
    program = f"from pathlib import Path; from core.readers import read_all; list(read_all(Path({str(path)!r})))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "trafilatura" not in ended.stderr
    assert "discarding" not in ended.stderr
    assert "it is a page that shows no words" in ended.stderr  # the fault itself, which nothing here takes


@pytest.mark.parametrize("sign", ["\x01", "&#1;", "\x1b", "&#x1b;", "\ufffe", "&#xffff;", "\x0b"])
def test_characters_that_no_tree_holds_cost_nothing(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "odd.html"
    path.write_text(f"<html><body><p>The{sign}<script>x</script>{sign} ferry <q>sails{sign}</q>.</p>", encoding="utf-8")
    assert re.sub("[\x00-\x1f\ufffd\ufffe\uffff]", "", read(path).text) == "The ferry “sails”."
