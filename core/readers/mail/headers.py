"""What the headers of a message tell of it."""

from __future__ import annotations

import re
from email.utils import parseaddr

from core.model import Metadatum, metadata
from core.readers.mail.parts import Message, in_words, raw

_TO_MANY = ("list-id", "list-unsubscribe", "list-post", "x-campaign", "x-mailchimp-campaign-id")
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|enc|vs|doorst)\s*:", re.IGNORECASE)
_ANSWERED = re.compile(r"\s*(?:re|aw|sv|antw|odp|ynt|r)\s*(?:\[\d+\])?:", re.IGNORECASE)
_COMMENT = re.compile(r"\s*\([^()]*\)\s*$")


def told(message: Message) -> tuple[Metadatum, ...]:
    """Title, day and sender; who sends to many, a newsletter, is its publisher, any other its author."""
    sender = _person(message, "from") or _person(message, "sender")
    newsletter = to_many(message) and not is_reply(message)
    return (
        *metadata("mail Subject", title=header(message, "subject")),
        *metadata("mail Date", published=_COMMENT.sub("", header(message, "date"))),
        *(metadata("mail From", publisher=sender) if newsletter else metadata("mail From", byline=sender)),
        *metadata("mail Content-Language", language=header(message, "content-language")),
    )


def header(message: Message, name: str) -> str:
    """The first header of that name as a person reads it, "" where there is none."""
    return in_words(raw(message, name))


def message_id(message: Message) -> str:
    """What the message calls itself, without brackets; "" where it does not."""
    return header(message, "message-id").strip("<> ")


def to_many(message: Message) -> bool:
    """Whether it went to all who are on a list."""
    return any(name in message for name in _TO_MANY) or header(message, "precedence").lower() in ("bulk", "list")


def is_reply(message: Message) -> bool:
    """Whether it answers another, so that what it repeats is another's."""
    subject = header(message, "subject")
    if _FORWARDED.match(subject):
        return False
    return _ANSWERED.match(subject) is not None or "in-reply-to" in message or "references" in message


def _person(message: Message, name: str) -> str:
    """Who a header names: the name, the address where there is none."""
    # Taken apart before it is decoded: a decoded name may hold what parts addresses.
    display, address = parseaddr(" ".join(raw(message, name).split()))
    return in_words(display).strip("\"' ") or address
