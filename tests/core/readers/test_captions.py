"""Captions are read as transcripts: who says what stays with whom, and each cue's time is where its words begin."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from core.analysis import analyse
from core.model import Document, Extract, Landmark, Metadatum
from core.readers import Limits, ReadError, read

TALK = """WEBVTT - council
Kind: captions
Language: en-GB

STYLE
::cue { color: red }

NOTE a remark
of two lines

opening
00:01.000 --> 00:02.500 align:start position:10%
<v.loud Ana Reis>We open the
<i>bridge</i> on Friday.

00:03.000 --> 00:04.000
<v Ana Reis>It cost <c.yellow>two</c> &amp; a half <00:03.500>million.</v>

NOTE between

3
00:04.000 --> 00:05.000
<v Bo Maru>Who pays for it?</v> <v Ana Reis>The town.

01:00:05.000 --> 01:00:06.000
And nobody else.

01:00:07.000 --> 01:00:08.000
[MUSIC]

01:00:09.000 --> 01:00:10.000
<v Bo Maru>Thank you.

01:00:09.000 --> 01:00:10.000
<v Bo Maru>Thank you.
"""
TALK_READ = """Ana Reis: We open the bridge on Friday. It cost two & a half million.

Bo Maru: Who pays for it?

Ana Reis: The town.

>> And nobody else.

[MUSIC]

Bo Maru: Thank you."""


def of(path: Path, content: str, encoding: str = "utf-8") -> Document:
    path.write_bytes(content.encode(encoding))
    return read(path)


def cues(*words: str, seconds: int = 2) -> str:
    """SubRip of these words, a cue each, shown one right after the other."""
    times = [f"00:{at // 60:02}:{at % 60:02},000" for at in range(0, (len(words) + 1) * seconds, seconds)]
    blocks = (f"{n + 1}\n{times[n]} --> {times[n + 1]}\n{said}\n" for n, said in enumerate(words))
    return "\n".join(blocks)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_voices_of_webvtt_become_labels(tmp_path: Path, encoding: str, ends: str) -> None:
    document = of(tmp_path / "talk.txt", TALK.replace("\n", ends), encoding)
    assert document.text == TALK_READ
    assert document.id == str(tmp_path / "talk.txt")
    assert document.metadata == (Metadatum("language", "en-GB", "WebVTT Language"),)
    assert document.extract == Extract(
        "",
        (
            Landmark(0, "00:00:01"),
            Landmark(TALK_READ.index("It cost"), "00:00:03"),
            Landmark(TALK_READ.index("Bo Maru"), "00:00:04"),
            Landmark(TALK_READ.index(">> And"), "01:00:05"),
            Landmark(TALK_READ.index("[MUSIC]"), "01:00:07"),
            Landmark(TALK_READ.rindex("Bo Maru"), "01:00:09"),
        ),
    )


def test_who_said_what_and_when(tmp_path: Path) -> None:
    document = of(tmp_path / "talk.vtt", TALK)
    found = analyse(document)
    names = {actor.id: actor.name for actor in found.actors}
    assert found.kind == "transcript"
    assert document.extract is not None
    assert [
        ([names[one] for one in quote.speakers], document.text[slice(*span)], document.extract.at(span[0]))
        for quote in found.quotes
        for span in quote.content
    ] == [
        (["Ana Reis"], "We open the bridge on Friday. It cost two & a half million.", "00:00:01"),
        (["Bo Maru"], "Who pays for it?", "00:00:04"),
        (["Ana Reis"], "The town.", "00:00:04"),
        (["Bo Maru"], "Thank you.", "01:00:09"),
    ]


def test_turns_of_subrip_are_those_its_signs_show(tmp_path: Path) -> None:
    content = cues(
        r"{\an8}>> Good evening, and" + "\nwelcome.",
        ">> ANA REIS: We open the\nbridge on",
        "Friday, <font color='red'>Remember: at</font> 5:30.",
        "BO MARU (mayor): In the year\n1984",
        "we paid. >> No. >>",
        "- Who did?\n-The town.",
        "[APPLAUSE]",
        "So it's < 3 > 2 - AT&T &lt;says&gt;.",
    )
    document = of(tmp_path / "talk.srt", content)
    assert document.text.split("\n\n") == [
        ">> Good evening, and welcome.",
        "ANA REIS: We open the bridge on Friday, Remember: at 5:30.",
        "BO MARU (mayor): In the year 1984 we paid.",
        ">> No.",
        "- Who did?",
        "- The town.",
        "[APPLAUSE]",
        "So it's < 3 > 2 - AT&T <says>.",
    ]


def test_words_of_nobody_known_are_not_given_to_who_spoke_before(tmp_path: Path) -> None:
    content = cues("ANA REIS: We open on Friday.", ">> Never.", "BO MARU: Who said so?", "ANA REIS: He did.")
    document = of(tmp_path / "talk.srt", content)
    said = [document.text[slice(*span)] for quote in analyse(document).quotes for span in quote.content]
    assert said == ["We open on Friday.", "Who said so?", "He did."]


def test_lines_that_roll_up_are_said_once(tmp_path: Path) -> None:
    content = """WEBVTT

00:00.000 --> 00:02.000 align:start
 \nwe<00:00:01.000><c> open</c>

00:02.000 --> 00:02.010
we open
 \n
00:02.010 --> 00:04.000
we open
on<00:03.000><c> friday</c>

00:04.000 --> 00:04.010
on friday
 \n
00:04.010 --> 00:06.000
on friday
no

00:06.010 --> 00:08.000
no
no

00:08.010 --> 00:09.000
no
no no never
"""
    assert of(tmp_path / "talk.vtt", content).text == "we open on friday no no no never"


def test_what_is_said_twice_is_said_twice(tmp_path: Path) -> None:
    assert of(tmp_path / "talk.srt", cues("No.", "No.", "No.")).text == "No. No. No."


def test_silence_begins_a_paragraph_where_no_label_holds_what_is_said(tmp_path: Path) -> None:
    plain = "1\n00:00:01,000 --> 00:00:02,000\n{}One.\n\n2\n00:00:09,000 --> 00:00:10,000\nTwo."
    assert of(tmp_path / "a.srt", plain.format("")).text == "One.\n\nTwo."
    assert of(tmp_path / "b.srt", plain.format(">> ANA REIS: ")).text == "ANA REIS: One. Two."


def test_a_name_of_subtitles_holds_for_its_cue_and_the_sentence_begun_there(tmp_path: Path) -> None:
    content = cues(
        "ANA: Come in and\nsit down. Will you", "have tea?", "Thank you.", "BO: No.", "(door closes)", "Yes."
    )
    assert of(tmp_path / "film.srt", content).text.split("\n\n") == [
        "ANA: Come in and sit down. Will you have tea?",
        ">> Thank you.",
        "BO: No.",
        "(door closes)",
        "Yes.",
    ]


def test_a_name_on_each_cue_is_one_turn(tmp_path: Path) -> None:
    content = cues("Ana Reis: We open", "Ana Reis: on Friday.", "Ana Reis:", "Bo Maru: Why?", "Ana Reis: Why not?")
    assert of(tmp_path / "call.vtt", content).text.split("\n\n") == [
        "Ana Reis: We open on Friday.", "Bo Maru: Why?", "Ana Reis: Why not?",
    ]  # fmt: skip


def test_damaged_times_cost_no_words(tmp_path: Path) -> None:
    content = (
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n\nand two.\n"
        "00:00:03,000 -->\nThree.\n\n4\n?? --> 00:00:05,000\nFour.\n\n5\n0:0:6.5 --> 0:0:7.5\nFive --> six."
    )
    document = of(tmp_path / "talk.srt", content)
    assert document.text == "One and two. Three. Four. Five --> six."
    assert document.extract is not None
    assert document.extract.landmarks == (
        Landmark(0, "00:00:01"), Landmark(13, "00:00:03"), Landmark(26, "00:00:06"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("WEBVTT\n\nNOTE only\n", "it holds no captions with words"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<i> </i>\n\n", "it holds no captions with words"),
        ("WEBVTT\n\n" + "\x01\x02" * 200, "it is binary data"),
    ],
)
def test_what_holds_no_words_is_told(tmp_path: Path, content: str, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        of(tmp_path / "talk.vtt", content)


def test_more_than_a_text_may_hold_is_told(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text(TALK)
    with pytest.raises(ReadError, match="more than the 100 bytes read as one text"):
        read(path, Limits(text_bytes=100))


HOSTILE = {
    "tags": "<v " * 200_000,
    "voices": "<v A>a" * 50_000,
    "rows": "no\n" * 200_000,
    "braces": "{\\" * 200_000,
    "marks": ">> " * 200_000,
    "dashes": "-" * 400_000,
    "labels": "A " * 200_000 + ":",
    "brackets": "[" * 400_000,
    "entities": "&#" * 200_000 + "&#1114112;&#xffffff;",
    "arrows": "-->" * 200_000,
    "times": "00:00:01,000 --> 00:00:02,000\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_captions_cost_little(tmp_path: Path, name: str) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(cues("One.", HOSTILE[name], HOSTILE[name]))
    began = time.process_time()
    assert read(path).text.startswith("One.")
    assert time.process_time() - began < 5
