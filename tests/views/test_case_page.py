"""The page of a case: who it is about, what must not be overlooked, and nothing left of the case before."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import cases, contacts, filing
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.answers import Reasons
from nscb_desktop.framework.dates import read_date
from nscb_desktop.framework.records import CaseFile
from nscb_desktop.framework.roles import Person, Right, Role
from nscb_desktop.views.case_page import CasePage, ages, next_badge, warnings_of
from nscb_desktop.views.case_reading import CaseReading
from tests.views.invented import HOSTILE
from tests.views.mnemonics import clashing_mnemonics, nameless


def now() -> datetime:
    """A working Tuesday."""
    return datetime(2014, 1, 7, 10, 42, tzinfo=UTC)


class Reads(CaseReading):
    """What the page reads, from a real register, for whoever is put at it."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(sitting)
        self.sitting, self.person = sitting, sitting.person

    def may(self, right: Right) -> bool:
        """Whether the signed-in person may."""
        return self.person.may(right)


@pytest.fixture
def reads(sitting: Sitting) -> Reads:
    return Reads(sitting)


@pytest.fixture
def page(reads: Reads, qtbot: QtBot) -> CasePage:
    made = CasePage(reads)
    qtbot.addWidget(made)
    made.resize(1180, 680)
    made.show()
    return made


def case_of(reads: Reads, number: int) -> CaseFile:
    """One of the invented cases of 2013."""
    return cases.find_case(reads.sitting, f"2013/{number}")


def everything_shown(page: CasePage) -> str:
    """Every word on the page, in sight or not."""
    texts = [label.text() for label in page.findChildren(QLabel)]
    texts += [text.toPlainText() for text in page.findChildren(QPlainTextEdit)]
    cells = [
        str(view.model().index(row, column).data())
        for view in (page.documents.rows, page.contacts.rows)
        for row in range(view.model().rowCount())
        for column in range(view.model().columnCount())
    ]
    return "\n".join([*texts, *cells, page.contacts.who.text(), page.history.search.text()])


def test_the_head_says_which_child_how_old_and_who_referred(page: CasePage, reads: Reads) -> None:
    page.load(case_of(reads, 7))
    assert (page.ui.reference.text(), page.ui.title.text()) == ("NSCB-2013-007", "Child G")
    expected = "about 4 years today, age at the incident not known · Children's Social Care · edition Newham 2013"
    assert page.ui.details.text() == expected
    assert page.badge.badge is not None
    assert page.badge.badge.text == "▲ R · Part Two returned by Thu 2 Jan 2014 · late by 3 working days"


def test_a_name_is_shown_only_when_asked_for_and_not_for_the_next_case(page: CasePage, reads: Reads) -> None:
    page.load(case_of(reads, 7))
    page.ui.names.click()
    assert page.ui.title.text() == "Child G · Łucja Wiśniewska-Begum"
    assert page.ui.names.text() == "Hide names"
    page.load(case_of(reads, 6))
    assert page.ui.title.text() == "Child F"
    assert not page.ui.names.isChecked()


def test_markup_in_a_name_is_shown_as_typed(page: CasePage, reads: Reads) -> None:
    page.load(case_of(reads, 5))
    page.ui.names.click()
    assert page.ui.title.text() == f"Child E · {HOSTILE}"
    assert page.ui.title.textFormat() is Qt.TextFormat.PlainText


def test_a_part_one_nobody_authorised_is_said_on_every_tab(page: CasePage, reads: Reads) -> None:
    page.load(case_of(reads, 7))
    for number in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(number)
        assert (
            page.ui.warning.text() == "NOT AUTHORISED: Part One from Children's Social Care. Reason: signature awaited"
        )
        assert page.ui.warning.isVisibleTo(page)


def test_only_tabs_that_exist_are_there(page: CasePage) -> None:
    titles = [page.ui.tabs.tabText(number).replace("&", "") for number in range(page.ui.tabs.count())]
    assert titles == [
        "Summary", "Flow chart", "Part One", "Agencies", "Chronology", "Decision", "Documents", "Contacts", "History"
    ]  # fmt: skip


def test_opening_another_case_leaves_nothing_of_the_one_before(page: CasePage, reads: Reads) -> None:
    first, second = case_of(reads, 7), case_of(reads, 6)
    filing.file_document(reads.sitting, first.id, "Mina original.txt", b"original")
    contacts.log_contact(reads.sitting, first.id, now(), "Telephone", "Ngozi Example", "Said something private.")
    page.load(first)
    page.summary.show_working(page.summary.clocks._clocks[0])
    for number in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(number)
    page.documents.rows.selectRow(0)
    page.contacts.rows.selectRow(0)
    page.contacts.who.insert("Half-typed name")
    page.contacts.what.insertPlainText("Half-typed words")
    page.history.search.insert("signature")
    page.reader.area.verticalScrollBar().setValue(200)
    page.load(second)
    for number in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(number)
    page.contacts.who.undo()
    page.contacts.what.undo()
    page.history.search.undo()
    shown = everything_shown(page)
    for left in (
        "NSCB-2013-007",
        "Łucja",
        "Children's Social Care",
        "Mina original",
        "Ngozi",
        "private",
        "Half-typed",
        "signature\n",
    ):
        assert left not in shown, left
    assert page.reader.area.verticalScrollBar().value() == 0
    assert page.summary.working.working is None
    assert page.documents.rows.current_row() is None
    assert page.contacts.rows.current_row() is None
    assert page.history.search.text() == ""


def test_the_same_case_read_anew_stays_where_it_was(page: CasePage, reads: Reads) -> None:
    case = case_of(reads, 7)
    page.load(case)
    page.ui.tabs.setCurrentWidget(page.contacts)
    page.contacts.what.insertPlainText("Half-typed words")
    page.load(cases.record_milestone(reads.sitting, case.id, "members_notified", date(2013, 12, 20)))
    assert page.ui.tabs.currentWidget() is page.contacts
    assert page.contacts.what.words() == "Half-typed words"
    assert page.typed
    assert page.ui.strip.cells["members_notified"].words == "Fri 20 Dec 2013"


def test_long_lists_are_read_only_when_their_tab_is_looked_at(page: CasePage, reads: Reads) -> None:
    page.load(case_of(reads, 7))
    assert page.history.text.toPlainText() == ""
    page.ui.tabs.setCurrentWidget(page.history)
    assert "registered Part One as NSCB-2013-007" in page.history.text.toPlainText()


@pytest.mark.parametrize("state", ["voided", "closed"])
def test_a_closed_or_voided_case_is_read_only(page: CasePage, reads: Reads, state: str) -> None:
    from nscb_desktop.casework import corrections

    case = case_of(reads, 1)
    if state == "voided":
        case = corrections.void(reads.sitting, case_of(reads, 4).id, "entered twice")
        assert warnings_of(case) == "VOIDED 7 January 2014 by J. Okafor: entered twice"
    page.load(case)
    assert not page.ui.strip.cells["met"].isEnabled()
    for number in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(number)
    hidden = (
        page.ui.void_button,
        page.reader.amend,
        page.reader.authorise,
        page.documents.add,
        page.contacts.form,
        page.summary.change,
    )
    assert not any(widget.isVisibleTo(page) for widget in hidden)
    assert not page.documents.acceptDrops()


def test_a_sub_group_chair_is_offered_only_what_the_role_carries(page: CasePage, reads: Reads) -> None:
    reads.person = Person("mreid", "M. Reid", Role.SUBGROUP_CHAIR)
    page.load(case_of(reads, 7))
    page.ui.tabs.setCurrentWidget(page.reader)
    assert not page.reader.amend.isVisibleTo(page)
    assert not page.reader.authorise.isVisibleTo(page)
    assert not page.ui.void_button.isVisibleTo(page)
    assert page.ui.strip.cells["met"].isEnabled()


def test_printing_asks_for_the_form_in_front_once(page: CasePage, reads: Reads) -> None:
    asked: list[int] = []
    page.print_asked.connect(asked.append)
    case = case_of(reads, 7)
    page.load(case)
    page.ui.print.click()
    page.ui.print.click()
    assert asked == [case.part_one.id]


def test_ages_say_what_the_dates_allow(reads: Reads) -> None:
    case = case_of(reads, 8 - 6)
    assert ages(case, date(2014, 1, 7)) == "2 years today, age at the incident not known"
    known = CaseFile(
        case.id, case.reference, case.alias, case.edition, case.received_at, case.part_ones,
        {"incident_on": read_date("October 2012")}, case.facts,
    )  # fmt: skip
    assert ages(known, date(2014, 1, 7)) == "1 year at the incident, 2 years today"


def test_a_case_without_running_clocks_has_no_badge(page: CasePage, reads: Reads) -> None:
    page.load(case_of(reads, 1))
    assert next_badge(reads.clocks(case_of(reads, 1))) is None
    assert not page.badge.isVisibleTo(page)


def test_clearing_leaves_an_empty_page(page: CasePage, reads: Reads) -> None:
    page.load(case_of(reads, 7))
    page.ui.names.click()
    page.clear()
    shown = everything_shown(page)
    assert not any(word in shown for word in ("NSCB-2013", "Child G", "Łucja", "Children's Social Care"))
    assert page.case is None


def test_twenty_pages_of_reasons_are_all_on_the_case_page(page: CasePage, reads: Reads) -> None:
    from nscb_desktop.casework import corrections

    long = "\n".join(
        "Concerns were raised and not answered by the agencies involved at that time. " * 12 for _ in range(60)
    )
    case = corrections.amend(
        reads.sitting, case_of(reads, 7).part_one.id, {"reasons": Reasons({}, long)}, now().date(), "full text"
    )
    page.load(case_of(reads, 6))
    page.grab()
    page.load(case)
    page.ui.tabs.setCurrentWidget(page.reader)
    assert "".join(long.split()) in "".join("".join(label.text() for label in page.reader.findChildren(QLabel)).split())


def test_letters_and_names_are_its_own_on_every_tab(page: CasePage, reads: Reads) -> None:
    page.load(case_of(reads, 7))
    page.summary.show_working(page.summary.clocks._clocks[0])
    for number in range(page.ui.tabs.count()):
        page.ui.tabs.setCurrentIndex(number)
        assert clashing_mnemonics(page) == {}
        assert nameless(page) == []
