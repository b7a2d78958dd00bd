"""Is the register whole? The file, the keys, the history, the kept files and everything derived."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select

from nscb_desktop.framework.errors import OfficeError
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.timescales import Counting
from nscb_desktop.register import attachments, audit, backups, case_index, cases, migrating
from nscb_desktop.register.document_words import FiledWords
from nscb_desktop.register.mishaps import REBUILD
from nscb_desktop.register.opening import Register
from nscb_desktop.register.rows import Row
from nscb_desktop.register.tables import AuditRow, CaseFileRow, CaseIndexRow, DocumentRow, DraftRow, FormRecordRow
from nscb_desktop.register.unit_of_work import Unit
from nscb_desktop.register.word_comparison import Comparison

_TOGETHER = 200
"""Cases whose lines are written in one transaction: between two of them, autosave gets its turn."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check counted and what it found wrong."""

    counts: dict[str, int]
    faults: tuple[str, ...]


def check(
    register: Register,
    counting_of: Callable[[Unit, CaseFile], Counting],
    progress: Callable[[int, int], None] | None = None,
) -> CheckReport:
    """Check everything; ``progress`` is told (done, of) as cases are compared."""
    faults = backups.file_faults(register.folder.database, register.keys.database_key_hex)
    counted: dict[str, int] = {}
    try:
        with (
            Comparison(register.folder.database, register.keys.database_key_hex) as comparison,
            register.work.reading() as unit,
        ):
            altered = migrating.altered_parts(unit.session.connection())
            faults += [f"The file's “{part}” is missing or was altered outside this program." for part in altered]
            if not Row.metadata.tables.keys().isdisjoint(altered):
                return CheckReport(counted, tuple(faults))
            counted |= _counts(unit)
            faults += audit.faults(unit.session, register.keys.audit_key)
            faults += _rollback_faults(unit, register)
            faults += [
                f"A kept file no longer matches its fingerprint {each[:12]}…." for each in attachments.unmatched(unit)
            ]
            faults += _numbering_faults(unit)
            cases_read = comparison.adding(_each(unit, counting_of, progress, faults), FiledWords(unit).of)
            wrong = list(case_index.differing(unit, cases_read))[:20]
            faults += [f"The list's line of {line} differs from its records; {REBUILD}." for line in wrong]
            faults += comparison.faults()
    except OfficeError as unreadable:
        faults.append(str(unreadable))  # what was found before it has to be told too
    return CheckReport(counted, tuple(faults))


def rebuild(register: Register, counting_of: Callable[[Unit, CaseFile], Counting], *, afresh: bool = False) -> int:
    """Write every derived line anew from the records; how many. ``afresh`` empties the lists first, damaged or not."""
    with register.work.reading() as unit:
        ids = cases.every_id(unit)
        at = datetime.now(UTC)
    if afresh:
        with register.work.drafting(at) as unit:
            case_index.empty(unit)
    for start in range(0, len(ids), _TOGETHER):
        with register.work.drafting(at) as unit:
            for case_id in ids[start : start + _TOGETHER]:
                case = cases.read(unit, case_id)
                case_index.write(unit, case, counting_of(unit, case))
                unit.session.expunge_all()
    return len(ids)


def _each(
    unit: Unit,
    counting_of: Callable[[Unit, CaseFile], Counting],
    progress: Callable[[int, int], None] | None,
    faults: list[str],
) -> Iterator[tuple[CaseFile, Counting]]:
    """Every case that can be read, with how its clocks count; the others are faults."""
    ids = cases.every_id(unit)
    for done, case_id in enumerate(ids, 1):
        try:
            case = cases.read(unit, case_id)
            read = case, counting_of(unit, case)
        except (ValueError, KeyError, TypeError, AttributeError) as unreadable:
            faults.append(f"Case {case_id} cannot be read ({type(unreadable).__name__}).")
        else:
            yield read
        if progress:
            progress(done, len(ids))


def _numbering_faults(unit: Unit) -> list[str]:
    """Years whose references are not 1 to n."""
    years = unit.session.execute(
        select(CaseFileRow.year, func.count(), func.max(CaseFileRow.number)).group_by(CaseFileRow.year)
    )
    return [
        f"The references of {year} have a gap: {count:,} case{'' if count == 1 else 's'}, but the highest number is {highest}."
        for year, count, highest in years
        if count != highest
    ]


def _rollback_faults(unit: Unit, register: Register) -> list[str]:
    """Whether the newest backup holds acts that the register has lost: an older file was put in its place."""
    for backup in backups.finished(register.folder):
        try:
            manifest = backups.manifest_of(backup, register.keys.backup_key)
        except OfficeError:
            continue
        newest = int(manifest["newest_act"])
        mac = unit.session.scalar(select(AuditRow.mac).where(AuditRow.seq == newest))
        if mac is not None and mac.hex() == manifest["chain"]:
            return []
        return [f"The register is older than its backup “{backup.name}”, or another one: entry {newest} of the history, "
                "which the backup holds, is not in it."]  # fmt: skip
    return []


def _counts(unit: Unit) -> dict[str, int]:
    tables = {
        "cases": CaseFileRow,
        "forms": FormRecordRow,
        "drafts": DraftRow,
        "documents": DocumentRow,
        "acts": AuditRow,
        "lines": CaseIndexRow,
    }
    return {name: unit.session.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.items()}
