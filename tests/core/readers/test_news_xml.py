"""News in XML, and in JSON of the same kind: stories with what is told of them; nothing is fetched or multiplied."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

import pytest

from core.analysis import analyse
from core.model import Document, Extract, Metadatum
from core.readers import Limits, ReadError, read, read_all

NITF = """<?xml version="1.0"{encoding}?>
<!DOCTYPE nitf SYSTEM "http://nowhere.example/nitf-3-3.dtd">
<!-- a story -->
<nitf xml:lang="en"><head><title>Bridge &mdash; opens</title><docdata><doc-id id-string="cw-1"/>
<date.issue norm="20310410T211300Z"/></docdata>
<pubdata name="The Harbour Post" date.publication="20310411T000000"/></head><body>
<body.head><hedline><hl1>Bridge to <em>open</em></hl1><hl2>Late</hl2></hedline>
<byline class="print_byline">By <person>Bo <b>V.</b> Maru</person><byttl>Staff writer</byttl></byline>
<byline class="normalized_byline">Maru, Bo</byline><distributor>Coast Wire</distributor>
<dateline>Vesk, <story.date norm="20310410">April 10</story.date> &mdash;</dateline></body.head>
<body.content><block class="lead_paragraph"><p>&ldquo;We open on Friday,&rdquo; Mayor Ana Reis said.</p></block>
<block class="full_text"><p>&ldquo;We open on
 Friday,&rdquo; Mayor <person>Ana Reis</person> said.</p>
<media><media-caption>A photograph</media-caption></media>
<p>She added: <q>It cost two million.</q> It <em>did</em> cost “<q>a lot</q>”.<br/>So.</p>
<ul><li>One</li><li>Two</li></ul></block></body.content>
<body.end><tagline>Write to us</tagline></body.end></body></nitf>"""
G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
<newsItem guid="urn:newsml:cw:1" version="2" standard="NewsML-G2" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:CW"><name>Coast Wire</name></provider>
<versionCreated>2031-04-10T22:00:00+02:00</versionCreated><firstCreated>2031-04-10T21:13:00+02:00</firstCreated>
</itemMeta><contentMeta><located qcode="c:1"><name>Vesk</name></located><creditline>Coast Wire/Jo Ek</creditline>
<by>By Bo Maru</by><headline>Bridge to open</headline><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>x</title></head><body><p>&quot;We open on Friday,&quot; Mayor Ana Reis said.</p>
<figure><figcaption>A photograph</figcaption></figure><div>It is <b>late</b>.</div></body></html></inlineXML>
</contentSet></newsItem>
<newsItem guid="urn:newsml:cw:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
<contentSet><remoteContent href="http://nowhere.example/y.jpg"/></contentSet></newsItem>
<newsItem guid="urn:newsml:cw:3"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentSet/></newsItem>
<newsItem guid="urn:newsml:cw:4"><itemMeta><provider literal="Coast Wire"/>
<versionCreated>2031-04-12T22:00:00Z</versionCreated></itemMeta><contentSet>
<inlineData contenttype="text/html">&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three.</inlineData>
</contentSet></newsItem></itemSet></newsMessage>"""
ONE = """<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd"><NewsML><NewsEnvelope/>
<NewsItem><Identification><NewsIdentifier><PublicIdentifier>urn:newsml:cw:9</PublicIdentifier></NewsIdentifier>
</Identification><NewsManagement><FirstCreated>20310410T2113+0200</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Bridge to open</HeadLine><ByLine>By Bo Maru</ByLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Coast Wire"/></Provider></AdministrativeMetadata>
<NewsComponent><ContentItem><DataContent><p>"We open on Friday," Mayor Ana Reis said.</p><p>It is late.</p>
</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"""
NINJS_1 = {
    "uri": "http://cw.example/1", "type": "text", "versioncreated": "2031-04-10T21:13:00Z", "byline": "Bo Maru",
    "headline": "Bridge to open", "located": "Vesk", "language": "en", "copyrightholder": "Coast Wire",
    "body_text": "What has lost its paragraphs.",
    "body_xhtml": '<p>"We open on Friday," Mayor Ana Reis said.</p><p>It is late.</p>',
}  # fmt: skip
NINJS_3 = {
    "standard": {"name": "ninjs", "version": "3.0"}, "uri": "urn:2", "versionCreated": "2031-04-10T22:00:00Z",
    "firstCreated": "2031-04-10T21:13:00Z", "by": "By Bo Maru", "located": {"name": "Vesk"},
    "headlines": [{"role": "main", "value": "Bridge to open"}, {"role": "short", "value": "Bridge"}],
    "infoSources": [{"name": "Coast Wire"}],
    "bodies": [{"contentType": "text/plain", "value": '"We open on Friday," Mayor Ana Reis said.\nIt is late.'}],
}  # fmt: skip
TEXT = '"We open on Friday," Mayor Ana Reis said.\n\nIt is late.'


def told(path: Path, content: str | bytes) -> tuple[list[Document], list[str]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(read_all(path))
    faults = [str(one) for one in found if isinstance(one, ReadError)]
    return [one for one in found if isinstance(one, Document)], faults


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_nitf_is_one_story(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "story.txt"
    content = NITF.replace("“", "&ldquo;").replace("”", "&rdquo;")
    declared = ' encoding="iso-8859-1"' if encoding == "iso-8859-1" else ""
    data = content.format(encoding=declared).encode(encoding)
    [document], _ = told(path, data)
    assert document.text == (
        "“We open on Friday,” Mayor Ana Reis said.\n\n"
        "She added: “It cost two million.” It did cost “a lot”. So.\n\nOne\n\nTwo"
    )
    assert (document.id, document.sha256) == (str(path), hashlib.sha256(data).hexdigest())
    assert document.extract == Extract()
    assert document.metadata == (
        Metadatum("title", "Bridge to open", "NITF hl1"),
        Metadatum("title", "Bridge — opens", "NITF title"),
        Metadatum("published", "2031-04-10T21:13:00Z", "NITF date.issue"),
        Metadatum("published", "2031-04-11", "NITF pubdata"),
        Metadatum("publisher", "The Harbour Post", "NITF pubdata"),
        Metadatum("agency", "Coast Wire", "NITF distributor"),
        Metadatum("byline", "By Bo V. Maru", "NITF byline"),
        Metadatum("place", "Vesk", "NITF dateline"),
        Metadatum("language", "en", "NITF lang"),
    )


def test_a_message_of_newsml_g2_holds_several_items(tmp_path: Path) -> None:
    path = tmp_path / "message.xml"
    [first, last], faults = told(path, G2)
    assert (first.id, first.text, first.extract) == (f"{path}#urn:newsml:cw:1", TEXT, Extract("item 1"))
    assert first.metadata == (
        Metadatum("title", "Bridge to open", "NewsML-G2 contentMeta/headline"),
        Metadatum("published", "2031-04-10T21:13:00+02:00", "NewsML-G2 itemMeta/firstCreated"),
        Metadatum("updated", "2031-04-10T22:00:00+02:00", "NewsML-G2 itemMeta/versionCreated"),
        Metadatum("publisher", "Coast Wire", "NewsML-G2 itemMeta/provider"),
        Metadatum("byline", "By Bo Maru", "NewsML-G2 contentMeta/by"),
        Metadatum("place", "Vesk", "NewsML-G2 contentMeta/located"),
        Metadatum("language", "en-GB", "NewsML-G2 contentMeta/language"),
    )
    assert faults == [f"{path}, item 3: it has no text"]
    assert (last.id, last.text, last.extract) == (
        f"{path}#urn:newsml:cw:4", "One & two.\n\nThree.", Extract("item 4"),
    )  # fmt: skip
    assert last.metadata == (
        Metadatum("published", "2031-04-12T22:00:00Z", "NewsML-G2 itemMeta/versionCreated"),
        Metadatum("publisher", "Coast Wire", "NewsML-G2 itemMeta/provider"),
    )


def test_an_item_of_newsml_g2_may_be_a_file_and_hold_nitf(tmp_path: Path) -> None:
    path = tmp_path / "item.xml"
    nitf = NITF[NITF.index("<nitf") :].replace("&mdash;", "—").replace("&ldquo;", "“").replace("&rdquo;", "”")
    item = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><itemMeta/><contentMeta><creditline>CW'
    item += f"</creditline></contentMeta><contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem>"
    [document], _ = told(path, item)
    assert (document.id, document.text.split("\n\n")[0]) == (str(path), "“We open on Friday,” Mayor Ana Reis said.")
    assert document.metadata[:2] == (
        Metadatum("agency", "CW", "NewsML-G2 contentMeta/creditline"),
        Metadatum("title", "Bridge to open", "NITF hl1"),
    )


def test_newsml_1(tmp_path: Path) -> None:
    path = tmp_path / "message.xml"
    [document], _ = told(path, ONE)
    assert (document.id, document.text, document.extract) == (f"{path}#urn:newsml:cw:9", TEXT, Extract("item 1"))
    assert document.metadata == (
        Metadatum("title", "Bridge to open", "NewsML HeadLine"),
        Metadatum("published", "2031-04-10T21:13:00+02:00", "NewsML FirstCreated"),
        Metadatum("publisher", "Coast Wire", "NewsML Provider"),
        Metadatum("byline", "By Bo Maru", "NewsML ByLine"),
    )


@pytest.mark.parametrize("shape", ["file", "line", "list", "held"])
def test_ninjs(tmp_path: Path, shape: str) -> None:
    path = tmp_path / "news.json"
    item: object = {"list": [NINJS_1], "held": {"count": 1, "items": [NINJS_1]}}.get(shape, NINJS_1)
    [document], faults = told(path, json.dumps(item, indent=None if shape == "line" else 1))
    assert (document.id, document.text, faults) == (f"{path}#http://cw.example/1", TEXT, [])
    assert document.metadata == (
        Metadatum("title", "Bridge to open", "ninjs headline"),
        Metadatum("published", "2031-04-10T21:13:00Z", "ninjs versioncreated"),
        Metadatum("publisher", "Coast Wire", "ninjs copyrightholder"),
        Metadatum("byline", "Bo Maru", "ninjs byline"),
        Metadatum("place", "Vesk", "ninjs located"),
        Metadatum("language", "en", "ninjs language"),
    )


def test_ninjs_of_late(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    cut = {**NINJS_3, "bodies": [None, {"value": 3}, {"contentType": "text/html", "value": "<p> </p>"}]}
    deep = {**NINJS_3, "bodies": [{"contentType": "text/html", "value": "<div>" * 9999 + "a"}]}
    [document], faults = told(path, "\n".join(json.dumps(one) for one in (NINJS_3, cut, deep)))
    assert (document.id, document.text) == (f"{path}#urn:2", TEXT)
    assert document.metadata == (
        Metadatum("title", "Bridge to open", "ninjs headlines"),
        Metadatum("published", "2031-04-10T21:13:00Z", "ninjs firstCreated"),
        Metadatum("updated", "2031-04-10T22:00:00Z", "ninjs versionCreated"),
        Metadatum("agency", "Coast Wire", "ninjs infoSources"),
        Metadatum("byline", "By Bo Maru", "ninjs by"),
        Metadatum("place", "Vesk", "ninjs located"),
    )
    assert faults == [f"{path}, line 2: it has no text", f"{path}, line 3: its HTML is nested too deep"]


@pytest.mark.parametrize(
    ("content", "outlet"),
    [
        (NITF.format(encoding=""), ("The Harbour Post", "publisher")),
        (G2, ("Coast Wire", "publisher")),
        (ONE, ("Coast Wire", "publisher")),
        (json.dumps(NINJS_1), ("Coast Wire", "publisher")),
        (json.dumps(NINJS_3), ("Coast Wire", "agency")),
    ],
)
def test_a_quote_has_speaker_outlet_author_and_day(tmp_path: Path, content: str, outlet: tuple[str, str]) -> None:
    [document, *_], _ = told(tmp_path / "story", content)
    found = analyse(document)
    names = {actor.id: actor.name for actor in found.actors}
    assert [names[one] for one in found.quotes[0].speakers] == ["Ana Reis"]
    assert (found.title, found.published.value) == ("Bridge to open", "2031-04-10T21:13")
    sources = {(source.name, source.role) for source in found.sources}
    assert outlet in sources
    assert {name for name, role in sources if role == "byline"} <= {"Bo Maru", "Bo V. Maru"}
    assert any(role == "byline" for _, role in sources)


def bomb(kind: str) -> str:
    rows = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(20))
    return f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a0 "ha">{rows}]>{kind}'


HOSTILE = {
    "a bomb": (bomb("<nitf>&a20;</nitf>"), "it declares entities of its own, which are not followed"),
    "a bomb in an attribute": (bomb('<nitf lang="&a20;"/>'), "it declares entities of its own"),
    "a file from outside": (
        '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>',
        "it declares entities of its own",
    ),
    "declarations from outside": (
        '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY % a SYSTEM "http://nowhere.example/a">%a;]><nitf/>',
        "it declares entities of its own",
    ),
    "nesting": ('<?xml version="1.0"?><nitf>' + "<p>" * 100_000, "line 1: its elements lie too deep in one another"),
    "a cut": ('<?xml version="1.0"?><nitf>\n<body>', "line 2: it is no sound XML"),
    "a muddle": ('<?xml version="1.0"?><nitf>\n\n<a></b></nitf>', "line 3: it is no sound XML"),
    "no encoding": ('<?xml version="1.0" encoding="x-none"?><nitf/>', "it is no sound XML"),
    "zeros": ('<?xml version="1.0"?><nitf>\0\0</nitf>', "it is no sound XML"),
    "nothing": ('<?xml version="1.0"?>', "it is no sound XML"),
    "no text": ('<?xml version="1.0"?><nitf><body/></nitf>', "it has no text"),
    "no item": ("<newsMessage><itemSet/></newsMessage>", "it holds no news item"),
    "a picture": (
        '<newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>',
        "it is a picture or a film, not a text",
    ),
    "other XML": (
        '<?xml version="1.0"?><x:Ledger xmlns:x="y"/>',
        "there is no reader for XML that begins with <Ledger> yet; save the document as plain text",
    ),
    "endless words": ('<?xml version="1.0"?><nitf>' + "x" * 11_000_000 + "</nitf>", "it is no sound XML"),
    "countless tags": ('<?xml version="1.0"?><nitf>' + "<a/>" * 1_000_001, "it holds more than 1,000,000 tags"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_xml_is_told_at_once(tmp_path: Path, name: str) -> None:
    content, message = HOSTILE[name]
    path = tmp_path / "story.xml"
    path.write_text(content)
    began = time.process_time()
    with pytest.raises(ReadError, match=message):
        read(path)
    assert time.process_time() - began < 5


def test_many_items_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / "message.xml"
    path.write_text(G2)
    with pytest.raises(ReadError, match="more than 1 records"):
        list(read_all(path, Limits(records=1)))


@pytest.mark.parametrize("words", ["&unknown; word", "&amp;mdash;"])
def test_what_no_name_stands_for_stays_as_it_is(tmp_path: Path, words: str) -> None:
    content = f'<!DOCTYPE nitf SYSTEM "a.dtd"><nitf><body><body.content><p>{words}</p></body.content></body></nitf>'
    [document], _ = told(tmp_path / "story.xml", content)
    assert document.text == words.replace("&amp;", "&")
