"""A message taken apart: the parts whose words are its own, and those that are attached to it."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message as Mime
from typing import TypeAlias

from core.readers.decoding import NotTextError, decode

Message: TypeAlias = "Mime[str, str]"
_DEPTH = 64
"""How deep parts may lie in one another; hardly any mail knows more than five."""
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, HeaderParseError)
"""What the standard library raises on some messages that are none."""
_KNOWN = frozenset({"from", "to", "date", "subject", "received", "message-id", "mime-version", "return-path", "sender"})
_NEVER_READ = frozenset({"text/calendar", "text/vcard", "text/x-vcard", "text/directory", "application/ics"})
_KEYS = ("signature", "pgp-keys", "pkcs7-mime", "pkix")


class UnreadableError(Exception):
    """A message or a part that cannot be read: ``what`` is the matter, ``remedy`` what helps."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds no others, but for a message that is attached."""

    part: Message

    @property
    def kind(self) -> str:
        """Its type, as "text/html"."""
        return self.part.get_content_type()

    @property
    def name(self) -> str:
        """The file name it goes by, "" where it has none."""
        try:
            name = self.part.get_filename() or ""
        except _FAULTS:
            return ""
        return in_words(name)

    def message(self) -> Message | None:
        """The message that is attached, None where it is something else."""
        payload = self.part.get_payload()
        inner = payload[0] if self.kind == "message/rfc822" and isinstance(payload, list) and payload else None
        return inner if isinstance(inner, Mime) else None

    def data(self) -> bytes:
        """Its bytes, decoded; raises UnreadableError."""
        try:
            message = self.message()
            data = message.as_bytes() if message else self.part.get_payload(decode=True)
        except (*_FAULTS, RecursionError) as error:
            raise UnreadableError(f"it is damaged ({type(error).__name__})") from error
        return data if isinstance(data, bytes) else b""

    def text(self) -> str:
        """Its characters; raises UnreadableError where they are none."""
        try:
            return decode(self.data(), self.part.get_content_charset() or "")
        except NotTextError as error:
            raise UnreadableError(f"its text cannot be read: {error.what}") from error
        except _FAULTS:
            return decode(self.data())


@dataclass(slots=True)
class Parts:
    """The parts of a message in their order: the words of its ``body`` in each form they come in, and the rest."""

    plain: list[Leaf] = field(default_factory=list)
    html: list[Leaf] = field(default_factory=list)
    attached: list[Leaf] = field(default_factory=list)


def parsed(data: bytes) -> Message:
    """The message that these bytes are; raises UnreadableError where it is none or nested too deep."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except RecursionError as error:
        raise UnreadableError("its parts lie too deep in one another") from error
    except _FAULTS as error:
        raise UnreadableError(f"it is damaged ({type(error).__name__})") from error
    if _KNOWN.isdisjoint(name.lower() for name in message):
        raise UnreadableError("it has none of the headers of a mail", "name it .txt if it is a text")
    return message


def parts_of(message: Message) -> Parts:
    """The parts of a message; raises UnreadableError where it is encrypted or nested too deep.

    Where words come in several forms each is kept with its like, so that one can be chosen.
    """
    parts = Parts()
    waiting = [(message, 0)]
    while waiting:
        part, depth = waiting.pop()
        kind = part.get_content_type()
        if depth > _DEPTH:
            raise UnreadableError("its parts lie too deep in one another")
        if kind == "multipart/encrypted" or _is_enveloped(part):
            raise UnreadableError("it is encrypted", "save it decrypted")
        payload = part.get_payload()
        if kind.startswith("multipart/") and isinstance(payload, list):
            waiting.extend((inner, depth + 1) for inner in reversed(payload) if isinstance(inner, Mime))
        else:
            _sort(parts, Leaf(part))
    return parts


def _sort(parts: Parts, leaf: Leaf) -> None:
    kind = leaf.kind
    body = {"text/plain": parts.plain, "text/html": parts.html}.get(kind)
    disposition = leaf.part.get_content_disposition()
    named = leaf.name and (disposition or parts.plain or parts.html)
    if body is not None and disposition != "attachment" and not named:
        body.append(leaf)
    elif kind == "message/rfc822" or not (kind.startswith(("image/", "audio/", "video/", "message/")) or _unread(kind)):
        parts.attached.append(leaf)


def _unread(kind: str) -> bool:
    return kind in _NEVER_READ or (kind.startswith("application/") and any(key in kind for key in _KEYS))


def _is_enveloped(part: Message) -> bool:
    kind = part.get_content_type()
    return kind in ("application/pkcs7-mime", "application/x-pkcs7-mime") and "signed" not in str(
        part.get_param("smime-type", "")
    )


def raw(message: Message, name: str) -> str:
    """The first header of that name as it stands, bytes beyond ASCII decoded; "" where there is none."""
    # Not by ``get``, which gives U+FFFD for each such byte.
    value = next((value for found, value in message.raw_items() if found.lower() == name), "")
    try:
        return decode(str(value).encode("utf-8", "surrogateescape"))
    except (NotTextError, UnicodeError):
        return ""


def in_words(header: str) -> str:
    """A header as a person reads it, in one line: its encoded words decoded."""
    try:
        pieces = decode_header(header)
    except (HeaderParseError, ValueError):
        return " ".join(header.split())
    return " ".join("".join(_piece(piece, charset) for piece, charset in pieces).split())


def _piece(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset is None:
        return piece.decode("raw-unicode-escape", "replace")  # so the library hands on what is not encoded
    try:
        return decode(piece, charset)
    except NotTextError:
        return piece.decode("ascii", "replace")
