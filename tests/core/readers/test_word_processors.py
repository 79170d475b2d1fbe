"""Documents of word processors: DOCX, ODT and RTF are read as they are seen, paragraph by paragraph."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from core.analysis import analyse
from core.model import Document, Landmark, Metadatum
from core.readers import Limits, ReadError, read, read_all

PARAGRAPHS = (
    "Bridge to Open on Friday",
    "“We are ready,” Mayor Ana Reis said on Tuesday.\nIt is done.",
    "She would “not wait”.",
    "The harbour-master agreed.",
)
TOLD = ("Bridge to Open", "Bo Maru")


def zipped(parts: dict[str, str | bytes], first: str = "") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(parts.items(), key=lambda part: part[0] != first):
            kind = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return target.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="urn:mc" xmlns:v="urn:v"'


def docx(body: str, title: str = TOLD[0], author: str = TOLD[1]) -> bytes:
    properties = f'<p xmlns:dc="urn:dc"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></p>'
    text = f"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>"
    return zipped({"[Content_Types].xml": "<t/>", "docProps/core.xml": properties, "word/document.xml": text})


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


WORD = docx(
    f"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>{run('Bridge to Op')}{run('en on Friday')}</w:p><w:p/>"
    f"<w:p>{run('“We are re')}<w:del>{run('not ')}<w:r><w:delText>at all </w:delText></w:r></w:del>"
    f"<w:ins>{run('ady,” ')}</w:ins><w:hyperlink>{run('Mayor Ana Reis')}</w:hyperlink>"
    f"{run(' never', '<w:vanish/>')}{run(' said on', '<w:vanish w:val=' + chr(34) + '0' + chr(34) + '/>')}"
    f"<w:r><w:footnoteReference w:id='2'/><w:tab/></w:r>{run('Tues&#xAD;day.')}<w:r><w:br/></w:r>"
    "<w:r><w:fldChar/><w:instrText>DATE</w:instrText></w:r><w:r><w:t>It is done.</w:t></w:r>"
    f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{run('She would “not wait”.')}</w:p></w:txbxContent>"
    f"</mc:Choice><mc:Fallback><w:p>{run('She would “not wait”.')}</w:p></mc:Fallback></mc:AlternateContent></w:r>"
    f"</w:p><w:tbl><w:tr><w:tc><w:p>{run('The harbour')}<w:r><w:noBreakHyphen/></w:r>{run('master agreed.')}</w:p>"
    "</w:tc></w:tr></w:tbl>"
)

O = (  # noqa: E741  # the namespaces of OpenDocument
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="urn:dc" xmlns:meta="urn:meta" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:draw"'
)


def odt(body: str, kind: str = "text") -> bytes:
    meta = f"<dc:title>{TOLD[0]}</dc:title><meta:initial-creator>{TOLD[1]}</meta:initial-creator>"
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:x {O}><office:body><office:text>{body}</office:text></office:body></office:x>",
            "meta.xml": f"<office:x {O}><office:meta>{meta}</office:meta></office:x>",
        },
        "mimetype",
    )


OPEN = odt(
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Never said.</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
    "<text:h>Bridge to <text:span>Open</text:span> on Friday</text:h><text:p/>"
    "<text:p>“We are ready,” Mayor<text:s text:c='3'/>Ana Reis<text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>A note.</text:p></text:note-body></text:note> said on"
    "<text:tab/>Tuesday.<office:annotation><text:p>Really?</text:p></office:annotation><text:line-break/>It is done."
    "<draw:frame><draw:text-box><text:p>She would “not wait”.</text:p></draw:text-box></draw:frame></text:p>"
    "<text:list><text:list-item><text:p>The harbour-master agreed.</text:p></text:list-item></text:list>"
)

RICH = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\info{\title Bridge to Open}{\author Bo Maru}{\company X}}"
    rb"{\header\pard Harbour Post\par}\pard Bridge to Op\b en\b0  on Friday\par\par" + b"\n"
    rb"\ldblquote We are {\v not }ready,\rdblquote  {\field{\*\fldinst HYPERLINK x}{\fldrslt Mayor Ana Reis}} "
    rb"{\deleted never }said{\footnote A note.} on Tues\-day.\line It is done.\par She would \'93not wait\'94.\par"
    rb"{\listtext 1.\tab}The harbour\_master{\*\bkmkstart b} agreed.\par{\pict\pngblip 89504e470d0a}}"
)

FILES = {"story.docx": WORD, "story.odt": OPEN, "story.rtf": RICH}
CALLED = {"story.docx": "Word", "story.odt": "OpenDocument", "story.rtf": "RTF"}


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", FILES)
def test_its_paragraphs_are_read_as_they_are_seen_and_have_numbers(tmp_path: Path, name: str) -> None:
    document = read(saved(tmp_path, name, FILES[name]))
    assert document.text.split("\n\n") == list(PARAGRAPHS)
    assert document.metadata == (
        Metadatum("title", TOLD[0], f"{CALLED[name]} title"),
        Metadatum("byline", TOLD[1], f"{CALLED[name]} author"),
    )
    assert document.extract is not None
    assert document.extract.landmarks[2] == Landmark(document.text.index("She would"), "paragraph 3")


@pytest.mark.parametrize("name", FILES)
def test_its_quotes_have_speaker_and_author(tmp_path: Path, name: str) -> None:
    found = analyse(read(saved(tmp_path, name, FILES[name])))
    [ana] = [actor for actor in found.actors if actor.name == "Ana Reis"]
    assert {speaker for quote in found.quotes for speaker in quote.speakers} == {ana.id}
    assert [(source.name, source.role) for source in found.sources] == [("Bo Maru", "byline")]


def test_what_stands_for_a_title_or_an_author_is_none(tmp_path: Path) -> None:
    body = f"<w:p>{run('The bridge will open on Friday.')}</w:p>"
    path = saved(tmp_path, "a.docx", docx(body, "Microsoft Word - Document1", "editor"))
    assert read(path).metadata == ()


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        (rb"{\fonttbl{\f1\fcharset238 Times CE;}}\f1 \'e8\'ec\f0 \'e8", "čěè"),
        (rb"{\fonttbl{\f2\fcharset128 Gothic;}}{\f2 \'8b\'b4}", "橋"),
        (rb"\uc1\u8220?Yes\u8221?", "“Yes”"),
        (rb"\uc2\u-10179\'3f\'3f\u-8704??!", "😀!"),
        (rb"\bin5 \par}Yes", "Yes"),
        (rb"{\*\unheardof No}Yes", "Yes"),
        (rb"Yes\\no\{maybe\}", "Yes\\no{maybe}"),
        (rb"Y\u56832?es", "Y\ufffdes"),
        (b"Caf\xe9", "Café"),
    ],
)
def test_rich_text_spells_characters_in_many_ways(tmp_path: Path, words: bytes, read_as: str) -> None:
    assert read(saved(tmp_path, "a.rtf", rb"{\rtf1\ansi\ansicpg1252 " + words + b"}")).text == read_as


ENTITIES = (
    f'<!DOCTYPE d [<!ENTITY a "{"x" * 50}"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document {W}>&a;&b;</w:document>'
)
BROKEN = {
    "cut off.docx": (WORD[: len(WORD) // 2], "it is damaged"),
    "no text.docx": (zipped({"word/styles.xml": "<s/>"}), "it holds no word/document.xml"),
    "no words.docx": (docx("<w:p/>"), "it holds no words"),
    "entities.docx": (zipped({"word/document.xml": ENTITIES}), "it declares entities of its own"),
    "deep.docx": (docx("<w:p>" * 300 + "</w:p>" * 300), "its elements lie too deep"),
    "bomb.docx": (zipped({"word/document.xml": b" " * 3_000_000}), "more than 1,000,000 bytes come out of it"),
    "sheet.odt": (odt("", "spreadsheet"), "there is no reader for OpenDocument files of the kind 'spreadsheet'"),
    "no words.odt": (odt("<text:p/>"), "it holds no words"),
    "cut off.odt": (OPEN[:-200], "it is damaged"),
    "deep.rtf": (b"{\\rtf1" + b"{" * 5000, "its groups lie more than 1,000 deep in one another"),
    "no words.rtf": (rb"{\rtf1{\info{\title Words}}}", "it holds no words"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    data, what = BROKEN[name]
    with pytest.raises(ReadError) as told:
        list(read_all(saved(tmp_path, name, data), Limits(text_bytes=1_000_000)))
    assert what in str(told.value)


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_costs_nothing_but_itself(tmp_path: Path, name: str) -> None:
    whole = FILES[name]
    for place in range(0, len(whole), max(1, len(whole) // 150)):
        for data in (whole[:place], whole[:place] + b"\xff" + whole[place + 1 :]):
            try:
                documents = list(read_all(saved(tmp_path, name, data or b"PK")))
            except ReadError:
                continue
            assert all(isinstance(one, Document | ReadError) for one in documents)


def test_one_in_an_archive_says_where_it_lay(tmp_path: Path) -> None:
    document = read(saved(tmp_path, "all.zip", zipped({"in/story.docx": WORD})))
    assert document.extract is not None
    assert document.extract.at(0) == "in/story.docx, paragraph 1"
