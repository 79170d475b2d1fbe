"""What a page says of itself outside its words: JSON-LD, OpenGraph, meta elements, microdata, its address.

All of it is kept, what is stated for machines on purpose first, the title bar and the address last: where two places
contradict each other both are told. Sources: schema.org (NewsArticle), ogp.me, Dublin Core, WHATWG HTML 4.2.5.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from core.model import MetadataField, Metadatum

_ARTICLES = re.compile(r"Article|BlogPosting|Report|Review|LiveBlog|Transcript", re.IGNORECASE)
_JSON_LD: Mapping[MetadataField, tuple[str, ...]] = {
    "title": ("headline", "name"),
    "published": ("datePublished", "dateCreated"),
    "updated": ("dateModified",),
    "publisher": ("publisher",),
    "agency": ("sourceOrganization", "provider"),
    "byline": ("author", "creator"),
    "place": ("locationCreated", "dateline"),
    "language": ("inLanguage",),
}
_META: Mapping[MetadataField, tuple[str, ...]] = {
    "title": (
        "og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "sailthru.title",
        "hdl", "headline",
    ),
    "published": (
        "article:published_time", "og:article:published_time", "article:published", "datepublished", "dc.date",
        "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "citation_publication_date",
        "citation_date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
        "published_time", "publication_date", "date.issued", "date", "article.published",
        "cxenseparse:recs:publishtime",
        "ptime", "og:published_time", "original-publication-date",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "dcterms.modified",
        "dc.date.modified", "last-modified", "lastmod", "utime",
    ),
    "publisher": (
        "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher",
        "article:publisher", "twitter:site", "cre", "copyright-holder",
    ),
    "agency": ("agency", "article:agency", "source-organization"),
    "byline": (
        "author", "article:author", "og:article:author", "byl", "byline", "parsely-author", "sailthru.author",
        "dc.creator", "dcterms.creator", "citation_author", "twitter:creator",
    ),
    "place": ("dateline", "article:location"),
    "language": ("og:locale", "content-language", "dc.language", "language"),
}  # fmt: skip
_MICRODATA: Mapping[MetadataField, tuple[str, ...]] = {
    "title": ("headline",),
    "published": ("datePublished",),
    "updated": ("dateModified",),
    "publisher": ("publisher",),
    "byline": ("author",),
}
_ADDRESS = re.compile(r"https?://|www\.|^[@/]", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|\s*url:\s*)\s*(https?://[^\s>]{1,2000})", re.IGNORECASE)
_LOOKED_AT = 20_000
"""Characters of a page within which the mark of the browser that saved it stands."""
_MOST_VALUES, _LONGEST = 20, 1000
_DEPTH = 12


def facts(root: HtmlElement, markup: str, address: str = "") -> tuple[Metadatum, ...]:
    """All that the page tells of itself, each thing once at each place; ``markup`` is what it was parsed from,
    ``address`` where it was fetched, if that is known.
    """
    found = [*_of_json_ld(root), *_of_meta(root), *_of_microdata(root), *_of_head(root)]
    if not any(told.field == "publisher" for told in found):
        found += _of_address(root, markup, address)
    order = tuple(_JSON_LD)
    several = dict.fromkeys(told for told in found if told.value)
    return tuple(sorted(several, key=lambda told: order.index(told.field)))


def _told(field: MetadataField, value: str, basis: str) -> Iterator[Metadatum]:
    words = " ".join(value.split())
    if not words or len(words) > _LONGEST:
        return
    # Authors and outlets given as addresses of pages about them name nobody.
    if field in ("byline", "publisher", "agency") and _ADDRESS.search(words):
        return
    yield Metadatum(field, words, basis)


def _of_json_ld(root: HtmlElement) -> Iterator[Metadatum]:
    things: list[dict[str, object]] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            things += _things(_value(script.text or ""))
    by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing and len(thing) > 1}
    articles = [thing for thing in things if _is_article(thing)]
    for thing in articles[:1]:
        for field, names in _JSON_LD.items():
            for name in names:
                values = list(_names(thing.get(name), by_id))[:_MOST_VALUES]
                if field == "byline":
                    values = [", ".join(values)]
                for value in values:
                    yield from _told(field, value, f"JSON-LD {name}")
                if values and field == "title":
                    break


def _value(text: str) -> object:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """All objects of a value of JSON, the outer before the inner."""
    if depth > _DEPTH:
        return
    if isinstance(value, dict):
        thing = cast(dict[str, object], value)
        yield thing
        for inner in thing.values():
            yield from _things(inner, depth + 1)
    elif isinstance(value, list):
        for inner in cast(list[object], value):
            yield from _things(inner, depth + 1)


def _is_article(thing: Mapping[str, object]) -> bool:
    kinds = thing.get("@type")
    several = cast(list[object], kinds) if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLES.search(kind) for kind in several)


def _names(value: object, by_id: Mapping[str, Mapping[str, object]], depth: int = 0) -> Iterator[str]:
    """What a value of JSON-LD is called: itself, its name, that of what it refers to, of each in a list."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for one in cast(list[object], value):
            yield from _names(one, by_id, depth + 1)
    elif isinstance(value, dict):
        thing = cast(Mapping[str, object], value)
        thing = thing if len(thing) > 1 or "@id" not in thing else by_id.get(str(thing["@id"]), thing)
        yield from _names(thing.get("name", thing.get("@value")), by_id, depth + 1)
    elif isinstance(value, str):
        yield value


def _of_meta(root: HtmlElement) -> Iterator[Metadatum]:
    called: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        content = meta.get("content") or meta.get("value")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := meta.get(attribute)):
                called.setdefault(name.strip().lower(), []).append(content)
                break
    return _in_order(called, _META, "meta {}")


def _of_microdata(root: HtmlElement) -> Iterator[Metadatum]:
    called: dict[str, list[str]] = {}
    for element in root.xpath("//*[@itemprop][not(self::meta)]")[: _MOST_VALUES * 10]:
        inner = element.xpath(".//*[@itemprop='name']") if element.get("itemprop") in ("author", "publisher") else []
        shown = (inner[0] if inner else element).text_content()
        value = element.get("datetime") or element.get("content") or shown
        for name in (element.get("itemprop") or "").split():
            called.setdefault(name, []).append(value)
    yield from _in_order(called, _MICRODATA, "itemprop {}")


def _in_order(
    called: Mapping[str, Iterable[str]], fields: Mapping[MetadataField, tuple[str, ...]], basis: str
) -> Iterator[Metadatum]:
    for field, names in fields.items():
        for name in names:
            values = list(dict.fromkeys(called.get(name, ())))[:_MOST_VALUES]
            for value in [", ".join(values)] if field == "byline" and values else values:
                yield from _told(field, value, basis.format(name))


def _of_head(root: HtmlElement) -> Iterator[Metadatum]:
    title = root.find(".//title")
    if title is not None and title.text:
        yield from _told("title", title.text, "the page's title")
    if language := root.get("lang"):
        yield from _told("language", language, "the page's lang")


def _of_address(root: HtmlElement, markup: str, fetched: str) -> Iterator[Metadatum]:
    """The host of the page's own address: it names who put it out where nothing else does."""
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    metas = [meta.get("content") for meta in root.iter("meta") if meta.get("property") == "og:url"]
    saved = _SAVED_FROM.search(markup[:_LOOKED_AT])
    for address, basis in (
        *((link, "link canonical") for link in links),
        *((meta, "meta og:url") for meta in metas),
        *([(saved[1], "the address it was saved from")] if saved else []),
        (fetched, "the address it was saved from"),
    ):
        try:
            host = urlsplit(address or "").hostname
        except ValueError:
            continue
        if host and "." in host:
            yield Metadatum("publisher", host.removeprefix("www."), basis)
            return
