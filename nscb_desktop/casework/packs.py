"""Making a meeting pack: which cases, parts and recipients, who is excluded from what, and recording what was made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from nscb_desktop.casework import cases, filing, meetings, pack_papers, paper
from nscb_desktop.casework.pack_secrets import Passphrase, new_passphrase, passphrases_for
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.documents.packs import MadeCopy, Pack, PackCopy
from nscb_desktop.framework.dates import long_day
from nscb_desktop.framework.errors import Refused
from nscb_desktop.framework.gate_hands import same_name
from nscb_desktop.framework.london import local
from nscb_desktop.framework.meetings import Attendance, Meeting, Presence
from nscb_desktop.framework.moments import shown
from nscb_desktop.framework.packs import CasePart, CopyRecord, PackRecord
from nscb_desktop.framework.people import Office, holding
from nscb_desktop.framework.records import CaseFile, FieldChange
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import file_name, sentence
from nscb_desktop.register import agencies, attachments
from nscb_desktop.register import packs as kept

Told = Callable[[int, int], None]
"""Told how many steps are done of how many; may stop the work by raising."""

WHOSE = 40
"""Characters of a recipient's name that stand in the name of a file."""


@dataclass(frozen=True)
class PackOrder:
    """What a pack is to hold and for whom."""

    meeting: Meeting
    cases: tuple[int, ...]
    parts: tuple[CasePart, ...]
    recipients: tuple[Attendance, ...]
    both_sides: bool = True


@dataclass(frozen=True)
class ReadyPack:
    """A pack whose papers are read from the register; nothing is printed or recorded yet."""

    order: PackOrder
    pack: Pack
    copies: tuple[PackCopy, ...]
    references: dict[int, str]

    @property
    def name(self) -> str:
        """The name its prints go by: the day of the meeting, never a case or a person."""
        return f"Meeting pack {meetings.day_of(self.order.meeting).isoformat()}"


@dataclass(frozen=True)
class SavedPack:
    """A pack as it was saved: its files, how many pages each has, and the passphrases that are told once and kept nowhere."""

    record: PackRecord
    files: tuple[tuple[Path, int], ...]
    passphrases: tuple[Passphrase, ...]
    """One for each set of cases that copies hold; none where the files are not encrypted."""
    together: bool = False
    """Whether every copy is in the one file, so that it is no recipient's."""


@dataclass(frozen=True)
class SealedJob:
    """All copies as one file that opens with a passphrase alone; nothing is saved or recorded yet."""

    copies: tuple[MadeCopy, ...]
    passphrase: str

    @property
    def data(self) -> bytes:
        """The file."""
        return self.copies[0].data


def find_meeting(sitting: Sitting, typed: str) -> Meeting:
    """The meeting with this number; Refused where there is none, naming those that are planned."""
    every = meetings.every(sitting)
    if found := next((each for each in every if str(each.id) == typed.strip()), None):
        return found
    planned = ", ".join(f"{each.id} ({shown(each.at)})" for each in every if each.state == "planned") or "none"
    raise Refused(f"There is no meeting {typed} in this register. Meetings planned: {planned}.")


def usual(sitting: Sitting, meeting: Meeting) -> PackOrder:
    """What is usually made: every case of the agenda, every part, everybody who comes and may see one of the cases."""
    sitting.person.must(Right.PRINT)
    without = without_copy(meeting)
    coming = tuple(each for each in _coming(meeting) if each not in without)
    return PackOrder(meeting, meeting.agenda, tuple(CasePart), coming)


def without_copy(meeting: Meeting) -> tuple[Attendance, ...]:
    """Whoever comes and takes no part in any case of the agenda: a copy for them would be empty."""
    return tuple(each for each in _coming(meeting) if _of_none(meeting, each, meeting.agenda))


def without_copy_words(meeting: Meeting) -> str:
    """Who gets no copy and why, as a sentence; empty where everybody who comes gets one."""
    names = " and ".join(each.name for each in without_copy(meeting))
    return f"No copy for {names}: excluded from every case by a conflict of interest." if names else ""


def _coming(meeting: Meeting) -> list[Attendance]:
    return [each for each in meeting.attendance if each.presence not in {Presence.APOLOGIES, Presence.ABSENT}]


def _of_none(meeting: Meeting, recipient: Attendance, case_ids: Sequence[int]) -> bool:
    return bool(case_ids) and excluded(meeting, recipient, case_ids) == frozenset(case_ids)


def excluded(meeting: Meeting, recipient: Attendance, case_ids: Sequence[int]) -> frozenset[int]:
    """The cases somebody takes no part in: those in which they declared a conflict of interest."""
    return frozenset(
        each.case_id for each in meeting.conflicts if each.case_id in case_ids and same_name(each.name, recipient.name)
    )


def read(sitting: Sitting, order: PackOrder) -> ReadyPack:
    """Read everything a pack holds; Refused where nothing or nobody is chosen, or somebody's copy would be empty."""
    sitting.person.must(Right.PRINT)
    # A conflict declared since the pack was asked for counts.
    order = replace(order, meeting=meetings.read_meeting(sitting, order.meeting.id))
    _must_be_possible(order)
    with sitting.reading() as unit:
        chain = kept.chain_shown(unit)
        chair = holding(agencies.of_the_board(unit), Office.SUBGROUP_CHAIR, meetings.day_of(order.meeting))
    files = [cases.read_case(sitting, case_id) for case_id in order.cases]
    items = tuple(
        pack_papers.item(sitting, order.meeting, number, case, order.parts) for number, case in enumerate(files, 1)
    )
    copies = tuple(
        PackCopy(
            number, len(order.recipients), each.name, each.agency, excluded(order.meeting, each, order.cases)
        )
        for number, each in enumerate(order.recipients, 1)
    )  # fmt: skip
    pack = Pack(
        _when(order.meeting),
        long_day(meetings.day_of(order.meeting)),
        order.meeting.chaired_by or (chair.name if chair else ""),
        tuple((each.name, each.agency) for each in order.meeting.attendance),
        items,
        paper.sheet_head(sitting),
        chain,
        order.both_sides,
    )
    return ReadyPack(order, pack, copies, _references(files))


def _references(files: Sequence[CaseFile]) -> dict[int, str]:
    return {case.id: str(case.reference) for case in files}


def _when(meeting: Meeting) -> str:
    parts = (long_day(meetings.day_of(meeting)), f"{local(meeting.at):%H:%M}", meeting.place)
    return ", ".join(part for part in parts if part)


def _must_be_possible(order: PackOrder) -> None:
    if order.meeting.called_off:
        raise Refused(f"This meeting was called off: {sentence(order.meeting.called_off)} Plan another.")
    if not order.cases:
        raise Refused("Choose at least one case of the agenda.")
    if strangers := [case_id for case_id in order.cases if case_id not in order.meeting.agenda]:
        raise Refused(f"{len(strangers)} of the cases are not on the agenda. Put them there first.")
    if not order.recipients:
        raise Refused("Choose at least one recipient; invite the members first where nobody is listed.")
    for each in order.recipients:
        if _of_none(order.meeting, each, order.cases):
            raise Refused(
                f"{each.name} is excluded from every case of this pack by a conflict of interest. Leave them out."
            )


def print_job(ready: ReadyPack, told: Told) -> tuple[MadeCopy, ...]:
    """All copies in one document, for the printer."""
    from nscb_desktop.documents.pack_files import job_of

    return job_of(ready.pack, ready.copies, told)


def record_job(sitting: Sitting, ready: ReadyPack, made: Sequence[MadeCopy], how: str) -> PackRecord:
    """Record that the copies were printed, or saved together as one file."""
    return _record(sitting, ready, made, [ready.name] * len(made), how, encrypted=False)


def sealed_job(made: Sequence[MadeCopy]) -> SealedJob:
    """A job for the printer, encrypted with a passphrase of its own."""
    from nscb_desktop.documents.pack_files import sealed

    passphrase = new_passphrase()
    return SealedJob(sealed(made, passphrase), passphrase)


def record_sealed(sitting: Sitting, ready: ReadyPack, job: SealedJob, path: Path) -> SavedPack:
    """Record that the copies were saved together, encrypted; where that is refused, no file is left of them."""
    made = job.copies
    try:
        record = _record(sitting, ready, made, [ready.name] * len(made), f"Saved as {path.name}", encrypted=True)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    secret = Passphrase(job.passphrase, ready.copies)
    return SavedPack(record, ((path, sum(each.pages for each in made)),), (secret,), together=True)


def save_files(sitting: Sitting, ready: ReadyPack, folder: Path, told: Told, *, encrypt: bool) -> SavedPack:
    """Write one file for each recipient and record them; where anything goes wrong, nothing is left of either."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        raise Refused(f"The folder “{folder}” cannot be made: {refused.strerror}. Choose another.") from refused
    from nscb_desktop.documents.pack_files import files_of

    names = [_file_name(ready, copy) for copy in ready.copies]
    if there := [name for name in names if (folder / name).exists()]:
        raise Refused(f"There is a “{there[0]}” in that folder already. Choose another folder, or move that file away.")
    secrets = passphrases_for(ready.copies, ready.references) if encrypt else ()
    made = files_of(ready.pack, ready.copies, {each.copies[0].left_out: each.words for each in secrets}, told)
    written: list[Path] = []
    try:
        for each, name in zip(made, names, strict=True):
            filing.save_copy(folder / name, each.data)
            written.append(folder / name)
        record = _record(sitting, ready, made, names, "Saved", encrypted=encrypt)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return SavedPack(record, tuple((path, each.pages) for path, each in zip(written, made, strict=True)), secrets)


def _file_name(ready: ReadyPack, copy: PackCopy) -> str:
    """Which copy it is and whose, so that it reaches the right person; a recipient is a colleague, never a child."""
    whose = file_name(copy.recipient)[:WHOSE].strip("-.")
    return f"{file_name(f'{ready.name} copy {copy.number} of {copy.of} {whose}')}.pdf"


def _record(
    sitting: Sitting, ready: ReadyPack, made: Sequence[MadeCopy], names: Sequence[str], how: str, *, encrypted: bool
) -> PackRecord:
    """The pack with its numbered copies, and the prints on each of its cases, in one act."""
    order = ready.order
    with sitting.acting(Right.PRINT) as unit:
        parts = [part.name for part in order.parts]
        pack_id = kept.add(unit, order.meeting.id, order.cases, parts, ready.pack.chain, encrypted=encrypted)
        for each in made:
            sha256, left_out = attachments.digest_of(each.data), tuple(sorted(each.copy.left_out))
            copy = each.copy
            kept.add_copy(
                unit,
                CopyRecord(
                    0, pack_id, copy.number, copy.of, copy.recipient, copy.agency, each.pages, sha256, left_out
                ),
            )  # fmt: skip
        for (name, data), group in groupby(zip(names, made, strict=True), key=_document):
            together = [each for _, each in group]
            for case_id in order.cases:
                if holding_it := [each for each in together if case_id not in each.copy.left_out]:
                    note = (
                        f"{how}: {'; '.join(f'{each.copy.numbered.lower()}, {each.copy.whose}' for each in holding_it)}"
                    )
                    attachments.add(unit, "print", name, data, case_id=case_id, note=note, keep=False)
        unit.record(f"made the pack of the meeting of {ready.pack.day}", None, how, _changes(ready, made))
        unit.flush()
        return kept.of_meeting(unit, order.meeting.id)[0]


def _document(named: tuple[str, MadeCopy]) -> tuple[str, bytes]:
    return named[0], named[1].data


def _changes(ready: ReadyPack, made: Sequence[MadeCopy]) -> list[FieldChange]:
    references = ready.references
    changes = [
        FieldChange("Cases", "", ", ".join(references.values())),
        FieldChange("Value shown", "", ready.pack.chain),
    ]
    for each in made:
        without = ", ".join(references[case_id] for case_id in sorted(each.copy.left_out))
        said = f"{each.copy.whose}; {each.pages} pages; SHA-256 {attachments.digest_of(each.data)}"
        changes.append(FieldChange(each.copy.numbered, "", said + (f"; without {without}" if without else "")))
    return changes
