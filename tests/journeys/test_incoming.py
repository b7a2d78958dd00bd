"""A form in the Incoming folder: counted on Today, read from there, and gone from the folder once it is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nscb_desktop.casework import filing
from nscb_desktop.framework.newham_2013 import PART_ONE
from nscb_desktop.views.background import Background
from nscb_desktop.views.office import Office
from nscb_desktop.views.return_dialog import BEGIN, FILE, IMPORT
from tests import registers
from tests.casework.test_our_forms import REFERRAL, filled
from tests.sent_forms import Asked, as_pdf, asked


@pytest.fixture
def police(tmp_path: Path) -> Asked:
    """The police were asked on a case of a new register, and their form lies in its Incoming folder."""
    sitting = registers.fresh(tmp_path / "register")
    found = asked(sitting)
    (sitting.register.folder.incoming / "Part Two.pdf").write_bytes(as_pdf(found.places()))
    sitting.register.close()
    return found


@pytest.fixture
def office(tmp_path: Path, police: Asked, qapp: QApplication) -> Iterator[Office]:
    """Jane at her desk, with Today in front of her."""
    made = Office(registers.opened(tmp_path / "register"), Background(qapp))
    made.begin()
    yield made
    made.leaving.end()


@pytest.mark.parametrize("open_before", [False, True], ids=["from no case", "with its case left open"])
def test_what_waits_is_read_from_today_and_leads_to_its_case(
    office: Office, police: Asked, qtbot: QtBot, open_before: bool
) -> None:
    if open_before:
        office.open_case(police.case.id)
        office.window.show_page("today")
    link = office.today.incoming
    assert link.text() == "1 file in the Incoming folder"
    link.click()
    qtbot.waitUntil(lambda: office.case.returns.dialog is not None, timeout=20_000)
    dialog = office.case.returns.dialog
    assert dialog
    assert dialog.isVisible()
    assert dialog.parent() is office.window
    dialog.route.write("post")
    dialog.acts[IMPORT].click()
    qtbot.waitUntil(lambda: office.window.here == "case")
    assert filing.documents(office.sitting, police.case.id)[0].name == "Part Two.pdf"
    office.window.show_page("today")
    assert not link.isVisible()


def test_a_referral_becomes_a_draft_of_a_part_one_with_its_original_beside_it(
    office: Office, police: Asked, qtbot: QtBot
) -> None:
    folder = office.sitting.register.folder.incoming
    (folder / "Part Two.pdf").unlink()
    (folder / "Part One.pdf").write_bytes(filled(PART_ONE, REFERRAL))
    qtbot.waitUntil(office.today.incoming.isVisible, timeout=5_000)
    office.today.incoming.click()
    qtbot.waitUntil(lambda: office.case.returns.dialog is not None, timeout=20_000)
    dialog = office.case.returns.dialog
    assert dialog
    assert "a referral" in dialog.doubts.text()
    assert [name for name, each in dialog.acts.items() if each.isVisibleTo(dialog)] == [FILE, BEGIN]
    dialog.route.write("secure e-mail")
    assert not dialog.acts[FILE].isEnabled()
    dialog.rows.rows.choose("team")
    dialog.rows.turn.click()
    dialog.acts[BEGIN].click()
    qtbot.waitUntil(lambda: office.window.here == "draft")
    draft = office.drafting.page.current()
    assert (draft.answers["child_name"], "team" in draft.answers) == (registers.FULL["child_name"], False)
    assert [each.name for each in filing.draft_documents(office.sitting, draft.id)] == ["Part One.pdf"]
    assert not list(folder.iterdir())
