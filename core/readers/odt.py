"""OpenDocument text (ODT): its paragraphs and headings as they are seen.

Notes, comments, deleted and hidden text are left out; a text box follows the paragraph it stands in. Spreadsheets and
slides of the same family are told. Format: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from core.model import Document
from core.readers.opening import OpenFile
from core.readers.written import Parts, document
from core.readers.xml import local_name, root_of

_KIND = "application/vnd.oasis.opendocument."
_PASSED_OVER = frozenset(
    {"annotation", "annotation-end", "note", "tracked-changes", "hidden-text", "hidden-paragraph", "ruby-text", "desc"}
)
_SIGNS = {"tab": " ", "line-break": "\n"}
_PARAGRAPHS = frozenset({"p", "h"})


def documents(file: OpenFile) -> Iterator[Document]:
    """The one document of the file; raises ReadError where it is damaged, encrypted or no text, or shows no words."""
    data = file.content()
    parts = Parts(file, data)
    kind = (parts.read("mimetype") or b"").decode("ascii", "replace").strip()
    if not kind.startswith(f"{_KIND}text"):
        what = kind.removeprefix(_KIND)[:40] or "unknown kind"
        raise file.fault(f"there is no reader for OpenDocument files of the kind {what!r}", "save it as plain text")
    found = parts.read("content.xml")
    if found is None:
        raise file.fault("it holds no content.xml", "open it and save it again")
    if b"encryption-data" in (parts.read("META-INF/manifest.xml") or b""):
        raise file.fault("it is encrypted", "save it without a password")
    told = parts.read("meta.xml")
    meta = root_of(file, told).find("{*}meta") if told else None
    root = root_of(file, found).find("{*}body/{*}text")
    yield document(
        file,
        data,
        () if root is None else _paragraphs(root),
        called="OpenDocument",
        title=_of(meta, "title"),
        author=_of(meta, "initial-creator") or _of(meta, "creator"),
        language=_of(meta, "language"),
    )


def _of(meta: etree._Element | None, name: str) -> str | None:
    return None if meta is None else meta.findtext(f"{{*}}{name}")


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter("{*}p", "{*}h"):
        if not any(local_name(above) in _PASSED_OVER for above in paragraph.iterancestors()):
            yield "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """The words of a paragraph without those of paragraphs inside it."""
    passed = 0
    for event, one in etree.iterwalk(paragraph, events=("start", "end")):
        name = local_name(one)
        inner = one is not paragraph
        if inner and (name in _PASSED_OVER or name in _PARAGRAPHS):
            passed += 1 if event == "start" else -1
        elif event == "start" and not passed and name in _SIGNS:
            yield _SIGNS[name]
        elif event == "start" and not passed and name == "s":
            yield " "
        if event == "start" and not passed and one.text and name != "s":
            yield one.text
        if event == "end" and inner and not passed and one.tail:
            yield one.tail
