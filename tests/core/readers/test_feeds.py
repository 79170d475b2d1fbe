"""Feeds: each item that has words is a document with what the feed tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.analysis import analyse
from core.model import Document, Metadatum
from core.readers import ReadError, read_all

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand --><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour &amp; Post</title><link>https://h.example</link>
<language>en-gb</language><item><title>Bridge &lt;i&gt;to&lt;/i&gt; open</title><guid>tag:1</guid>
<pubDate>Thu, 10 Apr 2031 08:00:00 +0200</pubDate><dc:creator>Bo Maru</dc:creator><author>x@h.example (Ann Lee)</author>
<source url="https://k.example/rss">Kestrel Wire</source><description>Short.</description>
<content:encoded><![CDATA[<p>“We are ready,” Mayor Ana Reis said.</p><p>It rained &amp; rained.</p>]]></content:encoded>
</item><item><title>Headline only</title><link>https://h.example/2</link></item>
<item><title>Plain</title><link>https://h.example/3</link><description>It opens, she said.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Harbour Post</title>
<entry><title>Bridge to open</title><id>tag:1</id><published>2031-04-10T08:00:00Z</published>
<updated>2031-04-11T08:00:00Z</updated><author><name>Bo Maru</name><email>b@h.example</email></author>
<author><name>Ann Lee</name></author><summary>Short.</summary><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>“We are <em>ready</em>,” she said.</p><p>Two.</p></div></content></entry>
<entry><title>Text</title><id>tag:2</id><content type="text">1 &lt; 2, she said.</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Harbour Post</title></channel>
<item rdf:about="y"><title>Bridge</title><link>https://h.example/1</link><description>“Yes,” she said.</description>
<dc:date>2031-04-10</dc:date></item></rdf:RDF>"""


def told(folder: Path, markup: str) -> tuple[list[Document], list[str]]:
    path = folder / "news.xml"
    path.write_text(markup, encoding="utf-8")
    found = list(read_all(path))
    return (
        [one for one in found if isinstance(one, Document)],
        [str(one).removeprefix(str(path)) for one in found if isinstance(one, ReadError)],
    )


def test_the_items_of_rss_are_documents_with_all_that_is_told_of_them(tmp_path: Path) -> None:
    (bridge, plain), faults = told(tmp_path, RSS)
    assert bridge.text == "“We are ready,” Mayor Ana Reis said.\n\nIt rained & rained."
    assert bridge.id.endswith("news.xml#tag:1")
    assert bridge.metadata == (
        Metadatum("title", "Bridge to open", "feed title"),
        Metadatum("published", "Thu, 10 Apr 2031 08:00:00 +0200", "RSS pubDate"),
        Metadatum("agency", "Kestrel Wire", "RSS source"),
        Metadatum("byline", "Bo Maru", "feed dc:creator"),
        Metadatum("byline", "Ann Lee", "RSS author"),
        Metadatum("publisher", "Harbour & Post", "feed's own title"),
        Metadatum("language", "en-gb", "feed's own language"),
    )
    assert (plain.text, plain.id.rpartition("#")[2]) == ("It opens, she said.", "https://h.example/3")
    assert plain.extract is not None
    assert plain.extract.at(0) == "item 3"
    assert faults == [", item 2: it has no text of its own; index the pages that it links to"]


def test_the_entries_of_atom_are_documents(tmp_path: Path) -> None:
    (bridge, text), faults = told(tmp_path, ATOM)
    assert bridge.text == "“We are ready,” she said.\n\nTwo."
    assert [(one.field, one.value) for one in bridge.metadata] == [
        ("title", "Bridge to open"), ("published", "2031-04-10T08:00:00Z"), ("updated", "2031-04-11T08:00:00Z"),
        ("byline", "Bo Maru, Ann Lee"), ("publisher", "Harbour Post"), ("language", "en"),
    ]  # fmt: skip
    assert (text.text, faults) == ("1 < 2, she said.", [])


def test_the_items_of_rdf_stand_beside_their_channel(tmp_path: Path) -> None:
    [item], _ = told(tmp_path, RDF)
    assert item.text == "“Yes,” she said."
    assert Metadatum("published", "2031-04-10", "feed dc:date") in item.metadata
    assert Metadatum("publisher", "Harbour Post", "feed's own title") in item.metadata


def test_its_quotes_have_speaker_outlet_and_date(tmp_path: Path) -> None:
    (bridge, _), _ = told(tmp_path, RSS)
    found = analyse(bridge)
    assert found.published.value == "2031-04-10T08:00"
    assert {(source.name, source.role) for source in found.sources} >= {
        ("Kestrel Wire", "agency"), ("Harbour & Post", "publisher"), ("Bo Maru", "byline"),
    }  # fmt: skip
    assert [actor.name for quote in found.quotes for actor in found.actors if actor.id in quote.speakers] == [
        "Ana Reis"
    ]


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<rss><channel><title>None</title></channel></rss>", "it is a feed without items"),
        (RSS[:-40], "it is no sound XML"),
        (
            '<!DOCTYPE rss [<!ENTITY a "b">]><rss><item><title>&a;</title></item></rss>',
            "it declares entities of its own",
        ),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, markup: str, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        told(tmp_path, markup)


def test_html_nested_too_deep_costs_its_item_alone(tmp_path: Path) -> None:
    deep = "&lt;div&gt;" * 600 + "words"
    item = "<item><title>a</title><description>{}</description></item>"
    documents, faults = told(tmp_path, f"<rss><channel>{item.format(deep)}{item.format('Two.')}</channel></rss>")
    assert [one.text for one in documents] == ["Two."]
    assert faults == [", item 1: its HTML is nested too deep"]
