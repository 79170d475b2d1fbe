"""Mail, mailboxes and pages saved as MHTML: whose words are kept, what the headers tell, what is attached."""

from __future__ import annotations

import base64
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from readings import documents, fault

from core.model import Document, Metadatum
from core.readers import Limits, ReadError, read_all

HEADERS = (
    "From: Ana Reis <ana@vesk.example>\nTo: desk@post.example\nDate: Thu, 10 Apr 2031 21:13:00 +0200\n"
    "Message-ID: <m1@vesk.example>\n"
)


def put(folder: Path, data: bytes | str, name: str = "a.eml") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def text(folder: Path, data: bytes | str) -> str:
    [document] = documents(put(folder, data))
    return document.text


def test_a_message_is_a_document_with_what_its_headers_tell(tmp_path: Path) -> None:
    [document] = documents(put(tmp_path, HEADERS + "Subject: Ferry to sail\n\nThe ferry will sail.\n\nOn Friday.\n"))
    assert (document.id, document.text) == (str(tmp_path / "a.eml"), "The ferry will sail.\n\nOn Friday.")
    assert document.metadata == (
        Metadatum("title", "Ferry to sail", "mail Subject"),
        Metadatum("published", "Thu, 10 Apr 2031 21:13:00 +0200", "mail Date"),
        Metadatum("byline", "Ana Reis", "mail From"),
    )


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ("Subject: =?utf-8?q?F=C3=A4hr?= =?utf-8?q?en?=\n", Metadatum("title", "Fähren", "mail Subject")),
        ("Subject: =?latin1?b?RuRocmU=?=\n", Metadatum("title", "Fähre", "mail Subject")),
        ("Subject: Fähre\n", Metadatum("title", "Fähre", "mail Subject")),
        ("Subject: =?no-such?q?ferry?=\n", Metadatum("title", "ferry", "mail Subject")),
        ("Subject: a\n long\n\tone\n", Metadatum("title", "a long one", "mail Subject")),
        ('From: "Reis, Ana" <ana@vesk.example>\n', Metadatum("byline", "Reis, Ana", "mail From")),
        ("From: =?utf-8?b?UmVpcywgQW5h?= <ana@vesk.example>\n", Metadatum("byline", "Reis, Ana", "mail From")),
        ("From: ana@vesk.example\n", Metadatum("byline", "ana@vesk.example", "mail From")),
        ("Sender: Ana Reis <a@b.example>\n", Metadatum("byline", "Ana Reis", "mail From")),
        ("From: Tide Brief <a@b.example>\nList-Unsubscribe: <x>\n", Metadatum("publisher", "Tide Brief", "mail From")),
        ("From: Tide Brief <a@b.example>\nPrecedence: bulk\n", Metadatum("publisher", "Tide Brief", "mail From")),
        ("From: Ana Reis <a@b.example>\nList-Id: <x>\nReferences: <y>\n", Metadatum("byline", "Ana Reis", "mail From")),
        ("Date: 10 Apr 2031 21:13 +0200 (CEST)\n", Metadatum("published", "10 Apr 2031 21:13 +0200", "mail Date")),
    ],
)  # fmt: skip
def test_headers_are_read_as_a_person_would(tmp_path: Path, headers: str, told: Metadatum) -> None:
    [document] = documents(put(tmp_path, f"{headers}X-More: 1\n\nThe ferry will sail.\n"))
    assert told in document.metadata


def test_lines_that_a_mail_program_broke_are_whole_again(tmp_path: Path) -> None:
    words = "The ferry will sail on Friday and it will sail again on Monday if the weather, which " * 3
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 70:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    body = "\n".join([*lines, line, "", "Another paragraph."])
    assert text(tmp_path, f"{HEADERS}\n{body}\n") == f"{words.strip()}\n\nAnother paragraph."


def test_flowed_text_goes_on_where_a_line_ends_with_a_space(tmp_path: Path) -> None:
    flowed = f"{HEADERS}Content-Type: text/plain; format=flowed\n\nThe ferry \nwill \nsail.\nOn Friday.\n From here.\n"
    assert text(tmp_path, flowed) == "The ferry will sail.\n\nOn Friday.\n\nFrom here."
    joined = f"{HEADERS}Content-Type: text/plain; format=flowed; delsp=yes\n\nThe fer \nry.\n"
    assert text(tmp_path, joined) == "The ferry."


REPLY = """Subject: Re: Ferry
In-Reply-To: <m0@post.example>

We will sail, that is sure.

On Thu, Apr 10, 2031 at 9:00 PM Bo Maru
<bo@post.example> wrote:

> Will you sail?
>> "Never," said Ruta Halden.
> I ask once more.

And on Monday too.

-- \nAna Reis
Mayor of Vesk
"""


def test_of_a_reply_its_own_words_alone_are_kept(tmp_path: Path) -> None:
    assert text(tmp_path, HEADERS + REPLY) == "We will sail, that is sure.\n\nAnd on Monday too."


def test_what_outlook_repeats_below_a_reply_is_anothers(tmp_path: Path) -> None:
    body = "We sail.\n\n-----Original Message-----\nFrom: Bo Maru\n\nWill you sail?\n"
    assert text(tmp_path, f"{HEADERS}Subject: RE: Ferry\n\n{body}") == "We sail."
    assert text(tmp_path, f"{HEADERS}Subject: FW: Ferry\n\n{body}").endswith("From: Bo Maru\n\nWill you sail?")


def test_a_message_that_answers_none_keeps_lines_that_begin_with_a_sign(tmp_path: Path) -> None:
    assert text(tmp_path, f"{HEADERS}Subject: Ferry\n\n> Read on\n\nThe ferry sails.\n").startswith("> Read on")


def both(plain: str, html: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ana Reis <ana@vesk.example>", "Ferry"
    message.set_content(plain)
    message.add_alternative(html, subtype="html")
    return message


def test_html_is_read_where_there_is_some_and_plain_text_where_that_shows_nothing(tmp_path: Path) -> None:
    html = "<html><head><style>p {}</style></head><body><p>The <b>ferry</b></p><p hidden>x</p><div>sails.</div></body>"
    assert text(tmp_path, both("Read this in a browser.", html).as_bytes()) == "The ferry\n\nsails."
    assert text(tmp_path, both("The ferry sails.", "<img src=x>").as_bytes()) == "The ferry sails."


@pytest.mark.parametrize(
    "repeated",
    [
        '<blockquote type="cite">Will you?</blockquote>',
        '<div class="gmail_quote"><div class="gmail_attr">Bo wrote:</div><blockquote>Will you?</blockquote></div>',
        '<div class="moz-cite-prefix">Bo wrote:</div><blockquote type="cite">Will you?</blockquote>',
        '<div id="divRplyFwdMsg">From: Bo</div><div>Will you?</div><p>Please.</p>',
    ],
)  # fmt: skip
def test_what_a_reply_in_html_repeats_is_anothers(tmp_path: Path, repeated: str) -> None:
    body = f'<div>We sail.</div><div class="gmail_signature">Mayor</div>{repeated}'
    headers = HEADERS + "Content-Type: text/html\n"
    assert text(tmp_path, f"{headers}Subject: Re: Ferry\n\n{body}") == "We sail."
    assert text(tmp_path, f"{headers}Subject: Fwd: Ferry\n\n{body}").startswith("We sail.\n\n")
    assert "Will you?" in text(tmp_path, f"{headers}Subject: Fwd: Ferry\n\n{body}")


@pytest.mark.parametrize(
    ("charset", "encoding", "words"),
    [("iso-8859-1", "latin1", "Fähre"), ("windows-1252", "cp1252", "“Fähre”"), ("koi8-r", "koi8-r", "Паром пойдет"),
     ("iso-2022-jp", "iso2022_jp", "フェリー"), ("utf-7", "utf-7", "Fähre"), ("no-such", "utf-8", "Fähre")],
)  # fmt: skip
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_words_are_in_the_encoding_that_is_named(
    tmp_path: Path, charset: str, encoding: str, words: str, transfer: str
) -> None:
    data = words.encode(encoding)
    packed = {
        "base64": base64.encodebytes(data),
        "quoted-printable": "".join(f"={byte:02X}" for byte in data).encode(),
        "8bit": data,
    }[transfer]
    headers = f"{HEADERS}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n"
    assert text(tmp_path, headers.encode() + packed + b"\n") == words


def with_attachments() -> EmailMessage:
    message = both("The ferry sails.", "<p>The ferry sails.</p>")
    message.add_attachment(b"The harbour is open.", maintype="text", subtype="plain", filename="note.txt")
    message.add_attachment(b"The harbour is shut.", maintype="text", subtype="plain", filename="note.txt")
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"BEGIN:VCARD", maintype="text", subtype="vcard", filename="ana.txt")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/story.txt", "The pier is old.")
    message.add_attachment(packed.getvalue(), maintype="application", subtype="zip", filename="news.zip")
    inner = EmailMessage()
    inner["From"], inner["Message-ID"] = "Bo Maru <bo@post.example>", "<m0@post.example>"
    inner.set_content("Will you sail?")
    message.add_attachment(inner)
    return message


def test_each_attachment_is_a_document_of_its_own(tmp_path: Path) -> None:
    path = put(tmp_path, with_attachments().as_bytes())
    found = [(one.id.removeprefix(str(path)), one.text, one.extract) for one in documents(path)]
    assert [(name, text, extract and extract.within) for name, text, extract in found] == [
        ("", "The ferry sails.", ""),
        ("#note.txt", "The harbour is open.", "note.txt"),
        ("#note.txt (2)", "The harbour is shut.", "note.txt (2)"),
        ("#news.zip#in/story.txt", "The pier is old.", "news.zip, in/story.txt"),
        ("#m0@post.example", "Will you sail?", "m0@post.example"),
    ]  # fmt: skip


def test_apple_mail_begins_with_a_count_and_ends_with_a_list(tmp_path: Path) -> None:
    message = f"{HEADERS}\nThe ferry sails.\n"
    path = put(tmp_path, f"{len(message)}      \n{message}<?xml version='1.0'?><plist/>", "1.emlx")
    assert [one.text for one in documents(path)] == ["The ferry sails."]


def test_a_message_in_a_maildir_is_known_without_a_name(tmp_path: Path) -> None:
    assert [one.text for one in documents(put(tmp_path, f"{HEADERS}\nWe sail.\n", "1712.M1P2.host:2,S"))] == [
        "We sail."
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("words\n", ": it has none of the headers of a mail; name it .txt if it is a text"),
        (HEADERS + "\n", ": it has no words of its own"),
        (HEADERS + "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n", ": it is encrypted; save it"),
        (HEADERS + "Content-Type: application/pkcs7-mime; smime-type=enveloped\n\nx\n", ": it is encrypted; save it"),
        (HEADERS + "\n-----BEGIN PGP MESSAGE-----\n\nx\n", ": it is encrypted; save it"),
        (HEADERS + "\n\0\1\2\0\1\2\3\n", ": its text cannot be read: it is binary data"),
        (HEADERS + "Content-Type: text/html\n\n" + "<div>" * 400, ": its HTML is nested too deep"),
        (HEADERS + "Subject: Re: x\n\n> all\n> another's\n", ": it has no words of its own"),
    ],
)  # fmt: skip
def test_a_message_that_cannot_be_read_is_told(tmp_path: Path, data: str, told: str) -> None:
    assert fault(put(tmp_path, data)).startswith(told)


@pytest.mark.parametrize("depth", [70, 5000])
def test_parts_within_parts_without_end_are_told(tmp_path: Path, depth: int) -> None:
    nested = HEADERS + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth))
    assert "its parts lie too deep in one another" in fault(put(tmp_path, nested + "\nwords"))


FROM = "From ana@vesk.example Thu Apr 10 21:13:00 2031\n"


def test_each_message_of_a_mailbox_is_a_document(tmp_path: Path) -> None:
    body = "We sail.\n\n>From here we sail.\n\nFrom Vesk to Sund, at 21:00.\n"
    messages = [
        f"{FROM}{HEADERS}\n{body}",
        FROM + HEADERS.replace("m1@", "m2@") + "\nAgain.\n",
        f"{FROM}{HEADERS}\nThe same name.\n",
        "From 1829@xxx Thu Apr 10 21:13:00 +0000 2031\nFrom: x@y.example\n\nNo name.\n",
    ]
    path = put(tmp_path, "\n".join(messages), "inbox")
    found = documents(path)
    assert [one.id.removeprefix(f"{path}#") for one in found] == [
        "m1@vesk.example",
        "m2@vesk.example",
        "m1@vesk.example (3)",
        "4",
    ]
    assert found[0].text == "We sail.\n\nFrom here we sail.\n\nFrom Vesk to Sund, at 21:00."
    assert [one.extract.within for one in found if one.extract][:2] == ["message 1 at line 1", "message 2 at line 13"]
    assert path.read_text().splitlines()[12] == FROM.strip()


def test_what_is_attached_to_a_message_of_a_mailbox_is_named_by_both(tmp_path: Path) -> None:
    message = with_attachments()
    message["Message-ID"] = "<m9@vesk.example>"
    path = put(tmp_path, FROM.encode() + message.as_bytes(), "a.mbox")
    assert [one.id.removeprefix(f"{path}#") for one in documents(path)] == [
        "m9@vesk.example", "m9@vesk.example#note.txt", "m9@vesk.example#note.txt (2)",
        "m9@vesk.example#news.zip#in/story.txt", "m9@vesk.example#m0@post.example",
    ]  # fmt: skip


def test_a_message_that_is_broken_or_too_large_costs_itself_alone(tmp_path: Path) -> None:
    messages = [
        f"{FROM}no headers\n",
        FROM + HEADERS + "\n" + "The ferry sails.\n" * 100,
        f"{FROM}{HEADERS}\nWe sail.\n",
    ]
    path = put(tmp_path, "\n".join(messages), "a.mbox")
    found = list(read_all(path, Limits(text_bytes=1000)))
    assert [str(one).removeprefix(str(path)) for one in found if isinstance(one, ReadError)] == [
        ", message 1 at line 1: it has none of the headers of a mail; name it .txt if it is a text",
        ", message 2 at line 4: it is larger than what is read as one text; save it as a file of its own",
    ]
    assert [one.text for one in found if isinstance(one, Document)] == ["We sail."]


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.harbour-post.example/ferry.html
Subject: =?utf-8?Q?Ferry=20to=20sail?=
Date: Fri, 2 May 2031 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.harbour-post.example/ferry.html

<!DOCTYPE html><html><head><meta charset=3D"utf-8"><title>Ferry to sail</title></head><body><article>
<h1>Ferry to sail</h1><p>=E2=80=9CWe have waited three years for this pier,=E2=80=9D Ana Reis said in Vesk.</p>
<p>Nobody else spoke, and the ferry did not sail.</p></article></body></html>
--b
Content-Type: text/css

p {}
--b--
"""


@pytest.mark.parametrize("name", ["ferry.mhtml", "ferry.mht", "ferry"])
def test_a_page_saved_as_mhtml_is_read_as_a_page(tmp_path: Path, name: str) -> None:
    [document] = documents(put(tmp_path, SAVED, name))
    assert "“We have waited three years for this pier,” Ana Reis said in Vesk." in document.text
    told = {one.field: (one.value, one.basis) for one in document.metadata}
    assert told["title"][0] == "Ferry to sail"
    assert told["publisher"] == ("harbour-post.example", "the address it was saved from")
    assert "published" not in told  # the day of saving is no day of the page
    assert "byline" not in told


def test_a_saved_page_without_a_page_is_told(tmp_path: Path) -> None:
    assert (
        fault(put(tmp_path, SAVED.replace("text/html\n", "text/css\n"), "a.mhtml"))
        == ": it holds no page; save the page again"
    )
