"""The papers of a case that a meeting pack holds, in the order of the pack."""

from collections.abc import Iterator, Sequence

from nscb_desktop.casework import comparing, comparison_papers, gate_paper, meetings, paper
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.decision_sheet import decision_outline
from nscb_desktop.documents.form_paper import FormPaper, form_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.documents.pack_sheets import tab_outline
from nscb_desktop.documents.packs import PackItem, PackPart
from nscb_desktop.framework.gate_facts import screened_out
from nscb_desktop.framework.meetings import Meeting
from nscb_desktop.framework.milestones import stage_shown
from nscb_desktop.framework.packs import CasePart
from nscb_desktop.framework.people import Office, holding
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register import agencies

CONSIDER = "consider the criteria and recommend whether a review is held"
KNOW = "know that no review appears indicated"


def item(sitting: Sitting, meeting: Meeting, number: int, case: CaseFile, parts: Sequence[CasePart]) -> PackItem:
    """One case of a pack: its tab sheet, then the parts asked for."""
    papers = [PackPart(name, outline) for part in CasePart if part in parts for name, outline in _papers(sitting, meeting, case, part)]  # fmt: skip
    named, taken = f"{case.reference}, {case.alias}", asked_to(case)
    head = paper.sheet_head(sitting, str(case.reference))
    tab = tab_outline(number, named, f"The meeting is asked to {taken}.", [each.name for each in papers], head)
    return PackItem(case.id, number, named, taken, (PackPart("Tab sheet", tab), *papers))


def asked_to(case: CaseFile) -> str:
    """What a meeting is asked to do with a case, as the end of a sentence."""
    if "not_indicated" in case.facts or screened_out(case) is not None:
        return KNOW
    return (
        CONSIDER
        if "indicated" in case.facts and "met" not in case.facts
        else f"know that it stands so: {stage_shown(case.facts)}"
    )


def _papers(sitting: Sitting, meeting: Meeting, case: CaseFile, part: CasePart) -> Iterator[tuple[str, Outline]]:
    """The papers of one part, each with what the index calls it; none where the case has none."""
    match part:
        case CasePart.SUMMARY:
            yield "Summary", paper.summary_sheet(sitting, case)
        case CasePart.PART_ONE:
            for record in case.part_ones:
                yield record.form.name, paper.form_sheet(sitting, case, record)
        case CasePart.PART_TWOS:
            for request, record in comparing.standing_returns(case):
                yield f"{record.form.name}, {request.agency}", paper.form_sheet(sitting, case, record)
        case CasePart.COMPARISON:
            yield "Comparison of the answers", comparison_papers.comparison_sheet(sitting, case)
        case CasePart.TIMELINE:
            yield "Timeline", paper.chronology_sheet(sitting, case)
        case CasePart.CRITERIA:
            yield "Criteria sheet", _criteria(sitting, case)
        case CasePart.DECISION if asked_to(case) != KNOW:
            yield "Decision sheet", _decision(sitting, meeting, case)
        case CasePart.FLOW:
            yield "Flow chart", paper.flow_sheet(sitting, case)


def _criteria(sitting: Sitting, case: CaseFile) -> Outline:
    """The criteria sheet that stands, or a blank one for the meeting."""
    if sheet := case.sheet("criteria"):
        return paper.form_sheet(sitting, case, sheet, gate_paper.sheet_notes(case, sheet))
    head, form = paper.sheet_head(sitting, str(case.reference)), case.edition.form("criteria")
    blank = FormPaper(
        form, None, head.board, head.marking, head.reference, case.edition.name,
        printed_by=sitting.person.name, printed_at=sitting.now(),
    )  # fmt: skip
    return form_outline(blank)


def _decision(sitting: Sitting, meeting: Meeting, case: CaseFile) -> Outline:
    on = meetings.day_of(meeting)
    with sitting.reading() as unit:
        board = agencies.of_the_board(unit)
    signing = []
    for key, office in (("recommendation", Office.SUBGROUP_CHAIR), ("decision", Office.INDEPENDENT_CHAIR)):
        holder = holding(board, office, on)
        signing.append((case.edition.form(key), [(holder.name if holder else "", office.value)]))
    return decision_outline(signing, case.edition.criteria, paper.sheet_head(sitting, str(case.reference)))
