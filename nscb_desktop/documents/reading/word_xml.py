"""XML that came from outside, as a tree that cannot grow without end."""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from nscb_desktop.documents.reading.refusals import NotRead

MOST_ELEMENTS = 300_000
DEEPEST = 150


class _Counted(TreeBuilder):
    """A tree that stops growing at its limits."""

    def __init__(self) -> None:
        super().__init__()
        self._count = self._depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Take an element, unless there are too many of them, or too many in one another."""
        self._count += 1
        self._depth += 1
        if self._count > MOST_ELEMENTS:
            raise NotRead("too_large")
        if self._depth > DEEPEST:
            raise NotRead("damaged")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def parsed(part: bytes) -> Element:
    """The root of a part; NotRead where it is no XML, or too much of it."""
    parser = XMLParser(target=_Counted())  # noqa: S314 - without document type and entities there is nothing to expand
    try:
        parser.feed(part)
        root = parser.close()
    except (ParseError, ValueError) as damage:
        raise NotRead("damaged") from damage
    if not isinstance(root, Element):
        raise NotRead("damaged")
    return root
