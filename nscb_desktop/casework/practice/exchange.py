"""What left the office and came home on a few practice cases: request sets, a form that came back, a letter, a meeting's copies."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from nscb_desktop.casework import (
    cases,
    comparing,
    copy_register,
    correspondence,
    meetings,
    outgoing,
    packs,
    paper,
    returning,
    taking_in,
)
from nscb_desktop.casework.addressees import addressees
from nscb_desktop.casework.practice.enquiries import told
from nscb_desktop.casework.request_sets import RequestSet
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.form_paper import FormPaper, form_outline
from nscb_desktop.documents.outline import Outline
from nscb_desktop.framework.packs import Befell
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.register.safe_files import write_safely

SENT_FOR = 2
"""So many cases have their request sets made; the first form stands in Incoming, the second was taken in."""


def exchange(sitting: Sitting, case_ids: Sequence[int]) -> None:
    """Send, take home, write and hand out, by the very acts the office uses."""
    waiting = [case for case in _open(sitting, reversed(case_ids)) if outgoing.sendable(sitting, case.id)]
    with TemporaryDirectory() as place:
        sets = [made for case in waiting[:SENT_FOR] for made in _sent(sitting, case, Path(place))]
    for made in sets[:1]:
        arrived = sitting.register.folder.incoming / f"{made.name} Part Two.pdf"
        write_safely(arrived, paper.as_pdf(_filled_in(sitting, made)))
    for made in sets[1:2]:
        _taken_in(sitting, made, paper.as_pdf(_filled_in(sitting, made)))
    for case in waiting[:1]:
        _notified(sitting, case)
    _handed_out(sitting)


def _open(sitting: Sitting, case_ids: Iterable[int]) -> list[CaseFile]:
    found = [cases.read_case(sitting, case_id) for case_id in case_ids]
    return [case for case in found if not case.voided and "closed" not in case.facts]


def _sent(sitting: Sitting, case: CaseFile, place: Path) -> list[RequestSet]:
    """The sets of every agency that is still waited for."""
    wanted = [each.request.id for each in outgoing.sendable(sitting, case.id)]
    return outgoing.send(sitting, case.id, wanted, outgoing.in_folder(place))


def _filled_in(sitting: Sitting, made: RequestSet) -> Outline:
    """The form of a set as its agency fills it in."""
    case, settings = made.case, sitting.settings()
    return form_outline(FormPaper(
        form=case.edition.form(made.slip.form),
        answers={**comparing.begun(case, made.request, made.lead), **told(Random(made.name), sitting.today())},
        board=settings.board,
        marking=paper.marking_today(sitting, settings),
        reference=str(case.reference),
        edition=case.edition.name,
        return_address=settings.return_address,
        to_fill_in=True,
        slip=made.slip,
    ))  # fmt: skip


def _taken_in(sitting: Sitting, made: RequestSet, came: bytes) -> None:
    looked = returning.look(sitting, f"{made.name} Part Two.pdf", came)
    receipt = taking_in.Receipt(sitting.today(), "secure e-mail")
    taking_in.accept(sitting, looked, receipt, gaps_reason="the rest was not known to the agency")


def _notified(sitting: Sitting, case: CaseFile) -> None:
    """The letter to the sub-group's members."""
    letter = case.edition.letter("members_notified")
    to = addressees(sitting, case, letter)[0]
    correspondence.make(sitting, case.id, correspondence.Choice(letter.key, to), correspondence.As.PDF)


def _handed_out(sitting: Sitting) -> None:
    """The copies of the newest meeting that was held: all went out, one came back and one was destroyed."""
    held = [each for each in meetings.every(sitting) if each.state == "held"]
    for meeting in held[:1]:
        usual = packs.usual(sitting, meeting)
        coming = [
            each for each in usual.recipients if packs.excluded(meeting, each, usual.cases) != frozenset(usual.cases)
        ]
        ready = packs.read(sitting, replace(usual, recipients=tuple(coming)))
        record = packs.record_job(sitting, ready, packs.print_job(ready, _unheard), "Printed")
        ids = [copy.id for copy in record.copies]
        copy_register.record(sitting, ids, Befell.ISSUED, sitting.today(), "at the table")
        copy_register.record(sitting, ids[:2], Befell.RETURNED, sitting.today(), "at the end of the meeting")
        copy_register.record(sitting, ids[:1], Befell.DESTROYED, sitting.today(), "shredded")


def _unheard(_done: int, _total: int) -> None:
    """Nobody waits for the copies here."""
