"""The desk: setting up, signing in, settings, copies, and a check that stays clean whatever the office does."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings as examples
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from nscb_desktop.casework import cases, corrections, desk, referrals
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import NotAllowed, OfficeError, Refused
from nscb_desktop.framework.records import CaseFile, Filters, Order
from nscb_desktop.framework.references import alias
from nscb_desktop.register.derivation import CHEAP
from tests import registers
from tests.conftest import FixedClock
from tests.registers import AS_IT_CAME, NOW, PASSWORD, RECEIVED


@pytest.fixture
def folder(tmp_path: Path, fixed_clock: FixedClock) -> Path:
    """A closed register."""
    registers.fresh(tmp_path / "register", fixed_clock).register.close()
    return tmp_path / "register"


@pytest.mark.parametrize(
    ("name", "account", "password", "sentence"),
    [
        ("Jane", " ", PASSWORD, "Enter your name and an account name"),
        (" ", "jane", PASSWORD, "Enter your name and an account name"),
        ("Jane", "jane", "short", "Choose at least 5 different words"),
    ],
)
def test_a_register_is_not_set_up_without_name_account_and_a_good_passphrase(
    tmp_path: Path, name: str, account: str, password: str, sentence: str
) -> None:
    person = desk.business_manager(account, name)
    with pytest.raises(OfficeError, match=sentence):
        desk.set_up(tmp_path / "new", person, password, registers.Clock(), cost=CHEAP)
    assert not (tmp_path / "new").exists()


def test_a_second_register_is_not_made_over_the_first(folder: Path) -> None:
    with pytest.raises(OfficeError, match=r"There is a register in .* already"):
        registers.set_up(folder)


def test_signing_in_gives_the_person_of_the_account(folder: Path, fixed_clock: FixedClock) -> None:
    sitting = desk.sign_in(folder, "jane", PASSWORD, fixed_clock)
    assert (sitting.person, sitting.today()) == (registers.JANE, date(2014, 1, 7))
    desk.lock(sitting)
    with pytest.raises(OfficeError):
        desk.sign_in(folder, "jane", "some other words altogether", fixed_clock)


@pytest.mark.parametrize("address", ["lscb@newham@gov.uk", "nscb", "a@b", "n scb@board.example"])
def test_a_return_address_that_is_none_is_refused(office: Sitting, address: str) -> None:
    after = replace(office.settings(), return_address=address)
    with pytest.raises(OfficeError, match="is not an e-mail address"):
        desk.change_settings(office, after, office.today(), "x")
    assert desk.settings_problem(after)
    assert office.settings().return_address == ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"agency_return_days": 0}, "between 1 and 60"),
        ({"notices_days": 0}, "between 1 and 60, or no limit"),
        ({"quorum": 0}, "between 1 and 30 agencies"),
        ({"amber_at": 31}, "between 0 and 30"),
        ({"lock_after_minutes": 0}, "1 to 60 minutes"),
    ],
)
def test_settings_out_of_range_are_refused(office: Sitting, changes: dict[str, int], sentence: str) -> None:
    with pytest.raises(OfficeError, match=sentence):
        desk.change_settings(office, replace(office.settings(), **changes), office.today(), "x")  # type: ignore[arg-type]  # mypy cannot know which setting is meant


def test_settings_are_kept_with_their_reason_and_only_when_they_differ(office: Sitting) -> None:
    after = replace(office.settings(), return_address="scr@nscb.example", amber_at=4)
    desk.change_settings(office, after, office.today(), "agreed by the Board")
    assert office.settings() == after
    assert desk.settings_problem(after) == ""
    with pytest.raises(Refused, match="No setting differs"):
        desk.change_settings(office, after, office.today(), "again")


def test_settings_from_a_later_day_wait_for_it(office: Sitting, fixed_clock: FixedClock) -> None:
    from_day = office.today() + timedelta(days=7)
    desk.change_settings(office, replace(office.settings(), rule="next-working-day-first"), from_day, "agreed")
    assert office.settings().rule == "day-after-receipt"
    fixed_clock.advance(timedelta(days=7))
    assert office.settings().rule == "next-working-day-first"


def test_the_chair_keeps_neither_settings_nor_lists(office: Sitting, chair: Sitting) -> None:
    with pytest.raises(NotAllowed, match="may not change settings, accounts and backups"):
        desk.change_settings(chair, replace(office.settings(), amber_at=9), office.today(), "x")
    with pytest.raises(NotAllowed):
        desk.rebuild_lists(chair)
    assert desk.check(chair).faults == ()


def test_a_copy_is_made_and_known(office: Sitting) -> None:
    assert desk.last_backup(office) is None
    registers.registered(office)
    made = desk.back_up(office)
    newest = desk.last_backup(office)
    assert newest is not None
    assert (newest.folder, newest.made_at) == (made, NOW)
    assert [(each.cases, each.problem) for each in desk.kept_backups(office)] == [(1, "")]


def test_lists_rebuilt_say_the_same(office: Sitting) -> None:
    case = registers.registered(office, home_address="9 Imaginary Street")
    before = cases.rows(office, [case.id])
    assert desk.rebuild_lists(office) == 1
    assert cases.rows(office, [case.id]) == before
    assert cases.page(office, Filters("imaginary"), Order()).total == 1


class OfficeAtWork(RuleBasedStateMachine):
    """Drafts, registrations, amendments and voids in any order leave references gap-free and the check clean."""

    def __init__(self) -> None:
        """Nothing done yet."""
        super().__init__()
        self.place = TemporaryDirectory()
        self.drafts: list[int] = []
        self.made: list[CaseFile] = []
        self.voided: set[int] = set()

    @initialize()
    def set_up(self) -> None:
        """A new register."""
        self.office = registers.fresh(Path(self.place.name) / "register")

    @rule(name=st.sampled_from(["Łucja Example", "Amira Sample", ""]), days=st.none() | st.integers(-30, 18))
    def type_a_draft(self, name: str, days: int | None) -> None:
        """A draft, with or without the name and the date that registration needs."""
        received = None if days is None else RECEIVED + timedelta(days=days)
        self.drafts.append(registers.typed(self.office, {"agency": "Police", "child_name": name}, received).id)

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def discard_and_restore(self, data: st.DataObject) -> None:
        """A draft put away and fetched again."""
        draft_id = data.draw(st.sampled_from(self.drafts))
        referrals.discard_draft(self.office, draft_id)
        referrals.restore_draft(self.office, draft_id)

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def register(self, data: st.DataObject) -> None:
        """A draft registered, or refused and left where it is."""
        draft = referrals.read_draft(self.office, data.draw(st.sampled_from(self.drafts)))
        try:
            self.made.append(referrals.register_draft(self.office, draft.id, AS_IT_CAME))
        except Refused:
            assert referrals.readiness(draft).blockers
        else:
            self.drafts.remove(draft.id)

    @precondition(lambda self: self.made)
    @rule(data=st.data(), said=st.sampled_from(["Sikh", "Muslim", "Jewish"]))
    def amend(self, data: st.DataObject, said: str) -> None:
        """An answer amended, unless it is the same or the case is void."""
        case = data.draw(st.sampled_from(self.made))
        now = cases.read_case(self.office, case.id)
        may = case.id not in self.voided and now.part_one.answers.get("religion") != said
        try:
            corrections.amend(self.office, case.part_one.id, {"religion": said}, date(2014, 1, 7), "told")
        except Refused:
            assert not may
        else:
            assert may

    @precondition(lambda self: self.made)
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        """A reference voided, once."""
        case = data.draw(st.sampled_from(self.made))
        if case.id in self.voided:
            with pytest.raises(Refused):
                corrections.void(self.office, case.id, "in error")
        else:
            corrections.void(self.office, case.id, "in error")
            self.voided.add(case.id)

    def teardown(self) -> None:
        """Every number used once, none left out, nothing wrong."""
        if hasattr(self, "office"):
            given: dict[int, list[int]] = {}
            for case in self.made:
                given.setdefault(case.reference.year, []).append(case.reference.number)
            assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in given.values())
            assert [case.alias for case in self.made] == [alias(n) for n in range(1, len(self.made) + 1)]
            assert desk.check(self.office).faults == ()
            self.office.register.close()
        self.place.cleanup()


TestTheOfficeAtWork = OfficeAtWork.TestCase
TestTheOfficeAtWork.settings = examples(max_examples=12, stateful_step_count=12, deadline=None)
