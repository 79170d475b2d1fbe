"""Exports of press databases are split into their articles, each with what the database tells of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from core.analysis import analyse
from core.model import Document, Extract, Metadatum
from core.readers import Limits, ReadError, read_all

OLD = """


Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2032  16:51:31

Terms: (bridge)

                               1 of 2 DOCUMENTS



                          The Harbour Post (Vesk)

                            April 10, 2031 Thursday
                                   Edition 1;
                                    Late

Bridge to open after three years of work that no one in the whole of the town
expected

BYLINE: Bo Maru

SECTION: NEWS; Pg. 3

LENGTH: 1,053 words

DATELINE: VESK

HIGHLIGHT: A long wait ends in the north, and nobody is quite sure who will be
paying for it.

"We open on Friday, and it will be a good day for all of us in Vesk and in the
villages around it," Mayor Ana Reis said. She did not say what it would cost
to cross: https://www.harbour-post.example/news/2031/04/10/bridge-to-open-after-all
is where to ask.

UPDATE: The bank paid.

LOAD-DATE: April 11, 2031

LANGUAGE: ENGLISH

SUBJECT: BRIDGES (90%); TOWNS
(80%)

PUBLICATION-TYPE: Newspaper


                    Copyright 2031 Harbour Post Ltd
                              All Rights Reserved

                               2 of 2 DOCUMENTS


             Copyright 2031 Coast Wire
             All Rights Reserved

                                   Coast Wire

Ferry ends

LENGTH: 2 words

It ends.

LOAD-DATE: April 12, 2031
"""
OLD_TEXT = (
    '"We open on Friday, and it will be a good day for all of us in Vesk and in the villages around it," Mayor Ana '
    "Reis said. She did not say what it would cost to cross: "
    "https://www.harbour-post.example/news/2031/04/10/bridge-to-open-after-all is where to ask.\n\n"
    "UPDATE: The bank paid."
)
LATE = """User Name: someone
Job Number: 1
Documents (2)
1. Bridge to open
Client/Matter: -None-
Search Terms: bridge
Search Type: Terms
Page 1 of 2

Bridge to open
The Harbour Post (Vesk)
April 10, 2031 Thursday
Edition 1; Late

Copyright 2031 Harbour Post Ltd All Rights Reserved
Section: NEWS; Pg. 3
Length: 1,053 words
Byline: Bo Maru
Dateline: VESK
Body

"We open on Friday, and it will be a good day for all of us in Vesk and in the villages around it, and for the ferry," Mayor Ana Reis said.
Language: she spoke in French.

Graphic

A photo

Classification

Language: ENGLISH
Publication-Type: Newspaper
Load-Date: April 11, 2031

End of Document
Ferry ends
Coast Wire
11 April 2031
Length: 2 words
Body
It ends.
Load-Date: April 12, 2031
End of Document
"""  # noqa: E501
LATE_TEXT = (
    '"We open on Friday, and it will be a good day for all of us in Vesk and in the villages around it, and for the '
    'ferry," Mayor Ana Reis said.\n\nLanguage: she spoke in French.'
)
NEXIS_TOLD = (
    Metadatum("published", "April 10, 2031 Thursday", "Nexis date"),
    Metadatum("publisher", "The Harbour Post (Vesk)", "Nexis source"),
    Metadatum("byline", "Bo Maru", "Nexis Byline"),
    Metadatum("place", "VESK", "Nexis Dateline"),
    Metadatum("language", "ENGLISH", "Nexis Language"),
)
TAGGED = """

 HD\tBridge to open
 BY\tBy Bo Maru
 CR\tCoast Wire
 WC\t132 words
 PD\t10 April 2031
 ET\t21:13
 SN\tThe Harbour Post
 SC\tHARB
 PG\t3
 LA\tEnglish
 CY\tCopyright 2031 Harbour Post. All Rights Reserved.

 LP\tVESK, April 10 - "We open on Friday," Mayor Ana Reis said.

HD is how her letter began.

 TD\t"It cost two million," she said.

She laughed.

 RF\tReleased: 2031-4-10T21:13:28.000Z
 CO\thrbr : Harbour Inc.
 PUB\tHarbour Post Ltd
 AN\tDocument HARB000020310410ed4a0001x


   SE\tTown
   HD\tFerry ends
   WC\t2 words
   PD\t11 April 2031
   SN\tThe Harbour Post
   LP\tIt ends.
   AN\tDocument HARB000020310411ed4b0001x
"""
SHOWN = """Town
Bridge to open after three years
By Bo Maru
1,132 words
10 April 2031
21:13
The Harbour Post
HARB
3
English
Copyright 2031 Harbour Post. All Rights Reserved.

"We open on Friday," Mayor Ana Reis said.

She laughed.

Document HARB000020310410ed4a0001x

Ferry ends

2 words

11 April 2031

The Harbour Post

HARB

English

(c) 2031 Harbour Post

It ends.

Document HARB000020310411ed4b0001x
"""


def told(path: Path, content: str | bytes, limits: Limits | None = None) -> tuple[list[Document], list[str]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(read_all(path, limits or Limits()))
    faults = [str(one) for one in found if isinstance(one, ReadError)]
    return [one for one in found if isinstance(one, Document)], faults


def as_spaces(tagged: str) -> str:
    return tagged.replace("\t", "  ")


def on_lines(tagged: str) -> str:
    return tagged.replace("\t", "\n")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_nexis_of_old(tmp_path: Path, ends: str) -> None:
    path = tmp_path / "export.txt"
    [first, second], faults = told(path, OLD.replace("\n", ends))
    title = "Bridge to open after three years of work that no one in the whole of the town expected"
    assert (first.id, first.text, first.extract) == (f"{path}#1", OLD_TEXT, Extract("article 1"))
    assert first.metadata == (Metadatum("title", title, "Nexis title"), *NEXIS_TOLD)
    assert (second.id, second.text, second.extract) == (f"{path}#2", "It ends.", Extract("article 2"))
    assert second.metadata == (
        Metadatum("title", "Ferry ends", "Nexis title"),
        Metadatum("publisher", "Coast Wire", "Nexis source"),
        Metadatum("published", "April 12, 2031", "Nexis Load-Date"),
    )
    assert faults == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_nexis_of_late(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "export.txt"
    [first, second], faults = told(path, LATE.encode(encoding))
    assert (first.id, first.text, first.extract) == (f"{path}#1", LATE_TEXT, Extract("article 1"))
    assert first.metadata == (Metadatum("title", "Bridge to open", "Nexis title"), *NEXIS_TOLD)
    assert (second.text, second.metadata) == (
        "It ends.",
        (
            Metadatum("title", "Ferry ends", "Nexis title"),
            Metadatum("published", "11 April 2031", "Nexis date"),
            Metadatum("publisher", "Coast Wire", "Nexis source"),
        ),
    )
    assert faults == []


@pytest.mark.parametrize("layout", [str, as_spaces, on_lines])
def test_factiva_with_field_codes(tmp_path: Path, layout: type[str]) -> None:
    path = tmp_path / "export.txt"
    [first, second], faults = told(path, layout(TAGGED))
    assert (first.id, first.extract) == (f"{path}#HARB000020310410ed4a0001x", Extract("article 1"))
    assert first.text == (
        'VESK, April 10 - "We open on Friday," Mayor Ana Reis said.\n\nHD is how her letter began.\n\n'
        '"It cost two million," she said.\n\nShe laughed.'
    )
    assert first.metadata == (
        Metadatum("title", "Bridge to open", "Factiva HD"),
        Metadatum("published", "10 April 2031 21:13", "Factiva PD and ET"),
        Metadatum("publisher", "The Harbour Post", "Factiva SN"),
        Metadatum("agency", "Coast Wire", "Factiva CR"),
        Metadatum("byline", "By Bo Maru", "Factiva BY"),
        Metadatum("language", "English", "Factiva LA"),
    )
    assert (second.id, second.text) == (f"{path}#HARB000020310411ed4b0001x", "It ends.")
    assert faults == []


def test_factiva_as_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    [first, second], faults = told(path, SHOWN)
    assert (first.id, first.text) == (
        f"{path}#HARB000020310410ed4a0001x",
        '"We open on Friday," Mayor Ana Reis said.\n\nShe laughed.',
    )
    assert first.metadata == (
        Metadatum("byline", "By Bo Maru", "Factiva byline"),
        Metadatum("title", "Bridge to open after three years", "Factiva title"),
        Metadatum("language", "English", "Factiva language"),
        Metadatum("published", "10 April 2031 21:13", "Factiva date"),
        Metadatum("publisher", "The Harbour Post", "Factiva source"),
    )
    assert (second.id, second.text, second.extract) == (
        f"{path}#HARB000020310411ed4b0001x", "It ends.", Extract("article 2"),
    )  # fmt: skip
    assert faults == []


@pytest.mark.parametrize(
    ("content", "publisher", "day"),
    [
        (OLD, "The Harbour Post (Vesk)", "2031-04-10"),
        (LATE, "The Harbour Post (Vesk)", "2031-04-10"),
        (TAGGED, "The Harbour Post", "2031-04-10T21:13"),
        (SHOWN, "The Harbour Post", "2031-04-10T21:13"),
    ],
)
def test_a_quote_has_speaker_outlet_author_and_day(tmp_path: Path, content: str, publisher: str, day: str) -> None:
    [document, _], _ = told(tmp_path / "export.txt", content)
    found = analyse(document)
    names = {actor.id: actor.name for actor in found.actors}
    assert {names[one] for quote in found.quotes for one in quote.speakers} == {"Ana Reis"}
    assert found.published.value == day
    sources = {(source.name, source.role) for source in found.sources}
    assert {(publisher, "publisher"), ("Bo Maru", "byline")} <= sources


@pytest.mark.parametrize(
    ("content", "cut"),
    [(OLD, "It ends."), (LATE, "It ends."), (TAGGED, "It ends."), (SHOWN, "It ends.")],
)
def test_an_article_without_a_text_costs_itself_alone(tmp_path: Path, content: str, cut: str) -> None:
    path = tmp_path / "export.txt"
    documents, faults = told(path, content.replace(cut, ""))
    assert len(documents) == 1
    assert faults == [f"{path}, article 2: it has no text; export it again with its full text"]


@pytest.mark.parametrize("content", [OLD, LATE, TAGGED, SHOWN])
def test_an_export_that_is_cut_off_keeps_what_is_whole(tmp_path: Path, content: str) -> None:
    path = tmp_path / "export.txt"
    [whole, _], _ = told(path, content)
    end = (
        content.index("She laughed")
        if "She laughed" in content
        else content.index("LOAD-DATE" if content is OLD else "Graphic")
    )
    documents, _ = told(path, content[:end])
    assert [whole.text.startswith(one.text) for one in documents] == [True]


def test_a_list_of_articles_alone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="it holds no article, only a list of them; export the full documents"):
        told(tmp_path / "export.txt", LATE[: LATE.index("Bridge to open\nThe")])


@pytest.mark.parametrize(
    "content",
    [
        "1 of 2 DOCUMENTS\n\nThat is what the clerk showed: 1 of 2 documents.",
        "Length: 300 words\n\nBody\n\nThat is how she began.",
        "HD\tradio\nPD\tpolice\nSN\tshe said.",
        "He wrote\n300 words\n10 April 2031\nand no more.",
        "End of Document\n\nLoad-Date: April 11, 2031",
    ],
)
def test_text_that_is_only_a_little_like_an_export_is_read_as_it_is(tmp_path: Path, content: str) -> None:
    [document], faults = told(tmp_path / "story.txt", content)
    assert (document.text, document.extract, faults) == (content, None, [])


@pytest.mark.parametrize("head", [OLD, LATE, TAGGED, SHOWN])
@pytest.mark.parametrize(
    "tail", ["1 of 2 DOCUMENTS\n", "HD\t\n", "Document A\n", "End of Document\nLength: 1 words\n", " \n", "a "]
)
def test_hostile_exports_cost_little(tmp_path: Path, head: str, tail: str) -> None:
    path = tmp_path / "export.txt"
    began = time.process_time()
    told(path, head + tail * 100_000)
    assert time.process_time() - began < 10


def test_there_may_be_too_many(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="more than 1 records"):
        told(tmp_path / "export.txt", OLD, Limits(records=1))
