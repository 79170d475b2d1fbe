"""Word (DOCX): the paragraphs of the text as they are seen once all changes are accepted.

Inserted text is read, deleted and hidden text is not. Notes, comments, heads and feet of pages are left out, so are the
numbers and dots that Word puts before the items of a list; a text box follows the paragraph it is anchored in.
Format: ISO/IEC 29500-1, WordprocessingML.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from core.model import Document
from core.readers.opening import OpenFile
from core.readers.written import Parts, document
from core.readers.xml import local_name, root_of

_TEXT, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_PASSED_OVER = frozenset({"del", "moveFrom", "pPr", "rPr", "Fallback", "instrText", "delText", "sectPr"})
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = frozenset({"0", "false", "off"})


def documents(file: OpenFile) -> Iterator[Document]:
    """The one document of the file; raises ReadError where it is damaged or encrypted, or shows no words."""
    data = file.content()
    parts = Parts(file, data)
    found = parts.read(_TEXT)
    if found is None:
        raise file.fault(f"it is no Word document: it holds no {_TEXT}", "open it and save it again")
    told = parts.read(_PROPERTIES)
    core = root_of(file, told) if told else None
    yield document(
        file,
        data,
        _paragraphs(root_of(file, found)),
        called="Word",
        title=core.findtext("{*}title") if core is not None else None,
        author=core.findtext("{*}creator") if core is not None else None,
        language=core.findtext("{*}language") if core is not None else None,
    )


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """All paragraphs in their order, those of a text box behind the one it stands in."""
    for paragraph in root.iter("{*}p"):
        if local_name(paragraph.getparent()) not in _PASSED_OVER and not any(
            local_name(above) in _PASSED_OVER for above in paragraph.iterancestors()
        ):
            yield "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """The pieces of a paragraph, without those of paragraphs inside it."""
    waiting = [iter(paragraph)]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
            continue
        name = local_name(one)
        if name == "t":
            yield one.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _PASSED_OVER and name != "p" and not (name == "r" and _is_hidden(one)):
            waiting.append(iter(one))


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find("{*}rPr/{*}vanish")
    return hidden is not None and not any(
        etree.QName(str(key)).localname == "val" and value in _OFF for key, value in hidden.attrib.items()
    )
