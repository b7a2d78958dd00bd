"""Every paper that is no form, with the same words in every place of it for words, and how many places there are."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from nscb_desktop.documents.comparison_sheet import comparison_outline
from nscb_desktop.documents.copies_sheet import copies_outline
from nscb_desktop.documents.decision_sheet import decision_outline
from nscb_desktop.documents.minutes import MinutedCase, Minutes, minutes_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.pack_sheets import cover_outline, index_outline, meeting_agenda_outline, tab_outline
from nscb_desktop.documents.packs import Entry, Pack, PackCopy, PackItem
from nscb_desktop.documents.sheets import SheetHead, agenda_outline, chronology_outline, flow_outline, summary_outline
from nscb_desktop.framework.answers import Rows
from nscb_desktop.framework.chronology import lanes_of
from nscb_desktop.framework.comparison import AgreedValue, Source, compared
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.flow import standings
from nscb_desktop.framework.milestones import Recorded
from nscb_desktop.framework.newham_2013 import EDITION, PART_ONE
from nscb_desktop.framework.packs import Befell, CopyEvent, CopyRecord, PackRecord

Make = Callable[[str], tuple[Outline, int]]
"""A paper with these words in every place for them, and how many places there are."""
AT = datetime(2014, 1, 7, 10, 42, tzinfo=UTC)
HEAD = SheetHead("", "", "")
_CASE_PLACES, _MEETING_PLACES = 5, 7


def _minutes(words: str, *, planned: bool) -> tuple[Outline, int]:
    case = MinutedCase(words, words, words, (words,), (words,))
    made = Minutes(words, words, words, "held", ((words, words, words),), (case,), (words,), planned)
    return minutes_outline(made, HEAD), _MEETING_PLACES + _CASE_PLACES


def minutes(words: str) -> tuple[Outline, int]:
    """The minutes of a meeting."""
    return _minutes(words, planned=False)


def agenda(words: str) -> tuple[Outline, int]:
    """The agenda of a meeting to come."""
    return _minutes(words, planned=True)


def coming_days(words: str) -> tuple[Outline, int]:
    """What ends on the coming days, a line each."""
    return agenda_outline("", [(words, words.split("\n"))], words, HEAD), 3


def summary(words: str) -> tuple[Outline, int]:
    """Where a case stands."""
    made = summary_outline(words, [(words, words)], [(words,) * 5], [(words, words)], [words], HEAD)
    return made, 1 + 2 + 5 + 2 + 1


def flow_chart(words: str) -> tuple[Outline, int]:
    """The flow chart: its boxes hold the framework's words, so only its line above is anybody's."""
    return flow_outline(standings({"received": Recorded(AT.date())}, []), words, HEAD), 1


def chronology(words: str) -> tuple[Outline, int]:
    """What each agency did and when, undated: a drawing cuts its labels, its tables nothing."""
    rows = Rows(
        ({"what": words, "from": read_date("before the move"), "to": read_date(words), "outcome": words},), words
    )
    return chronology_outline(lanes_of([(words, rows, AT.date())]), HEAD), 5


def comparison(words: str) -> tuple[Outline, int]:
    """Two sources that say the same, with what is agreed."""
    agreed = AgreedValue(1, "home_address", words, words, words, AT, words)
    sources = [Source(words, PART_ONE, {"home_address": words})] * 2
    rows = compared([PART_ONE.field("home_address")], sources, {"home_address": agreed})
    return comparison_outline(sources, rows, HEAD), 1 + 2 + 3 + 2


def decision_sheet(words: str) -> tuple[Outline, int]:
    """The sheet that is signed by hand."""
    return decision_outline([(EDITION.form("decision"), [(words, words)])], EDITION.criteria, HEAD), 2


def _pack(words: str) -> Pack:
    item = PackItem(1, 1, words, words, ())
    return Pack(words, "", words, ((words, words),), (item,), HEAD, words)


def pack_cover(words: str) -> tuple[Outline, int]:
    """The cover of one copy."""
    return cover_outline(_pack(words), PackCopy(1, 2, words, words)), 6


def pack_agenda(words: str) -> tuple[Outline, int]:
    """The agenda in a pack."""
    pack = _pack(words)
    return meeting_agenda_outline(pack, pack.items), 6


def pack_index(words: str) -> tuple[Outline, int]:
    """The index of a pack."""
    entries = [Entry("a", words, depth, 1, 1) for depth in (0, 1)]
    return index_outline(_pack(words), entries, 2), 2


def tab_sheet(words: str) -> tuple[Outline, int]:
    """The sheet before the papers of a case."""
    return tab_outline(1, words, words, [words], HEAD), 3


def copy_register(words: str) -> tuple[Outline, int]:
    """What became of a copy that somebody was handed."""
    handed = CopyEvent(Befell.ISSUED, AT.date(), words, AT, words)
    copy = CopyRecord(1, 1, 1, 1, words, words, 2, "", (1,), (handed,))
    pack = PackRecord(1, 1, (1,), (), False, "", AT, words, (copy,))
    return copies_outline("", [pack], {1: words}, HEAD), 1 + 2 + 1 + 2


SHEETS: dict[str, Make] = {
    "minutes": minutes,
    "agenda": agenda,
    "coming days": coming_days,
    "summary": summary,
    "flow chart": flow_chart,
    "chronology": chronology,
    "comparison": comparison,
    "decision sheet": decision_sheet,
    "pack cover": pack_cover,
    "pack agenda": pack_agenda,
    "pack index": pack_index,
    "tab sheet": tab_sheet,
    "copy register": copy_register,
}


def joined(makes: Iterable[Make]) -> Make:
    """Several papers one after the other in one document, which costs its fonts once."""
    each = list(makes)

    def make(words: str) -> tuple[Outline, int]:
        made = [one(words) for one in each]
        blocks = tuple(block for outline, _ in made for block in outline.blocks)
        return Outline("", blocks), sum(places for _, places in made)

    return make
