"""The list of agencies and people, and the chair's account, entered on the settings page before the first case comes."""

from nscb_desktop.framework.people import Office
from nscb_desktop.framework.roles import Role
from nscb_desktop.views.account_dialogs import AddAccountDialog
from nscb_desktop.views.agency_dialogs import AgencyDialog, HolderDialog
from nscb_desktop.views.office import Office as Desk
from nscb_desktop.views.settings_page import SettingsPage
from tests.journeys import hand
from tests.journeys.clerk import wait_until
from tests.journeys.whole_case_words import (
    CHAIR,
    CHAIRS_ACCOUNT,
    CHAIRS_PASSPHRASE,
    PEOPLE,
    SINCE,
    SURGERY,
)


def settings_of(office: Desk) -> SettingsPage:
    """Turn to the settings."""
    hand.turn_to(office.window, "settings")
    (page,) = office.window.page("settings").findChildren(SettingsPage)
    return page


def list_agencies(office: Desk) -> None:
    """Begin with the usual agencies, add the surgery, and put everybody into office."""
    page = settings_of(office)
    panel = page.agencies
    hand.turn_tab(page.ui.tabs, panel)
    hand.press(panel.usual)
    hand.press(panel.add)
    dialog = hand.asked(office.window)
    assert isinstance(dialog, AgencyDialog)
    hand.type_in(dialog.agency_name, SURGERY)
    hand.agree(dialog)
    for place, people in PEOPLE.items():
        hand.choose_row(panel.places, place)
        for post, name in people:
            hand.press(panel.appoint)
            _appoint(office, post, name)


def _appoint(office: Desk, post: Office, name: str) -> None:
    dialog = hand.asked(office.window)
    assert isinstance(dialog, HolderDialog)
    hand.choose(dialog.office, post.value)
    hand.type_in(dialog.person, name)
    hand.type_in(dialog.since.line, SINCE)
    hand.agree(dialog)


def let_the_chair_in(office: Desk) -> None:
    """Give the sub-group chair an account, who types the passphrase."""
    page = settings_of(office)
    panel = page.accounts
    hand.turn_tab(page.ui.tabs, panel)
    hand.press(panel.add)
    dialog = hand.asked(office.window)
    assert isinstance(dialog, AddAccountDialog)
    hand.type_in(dialog.person_name, CHAIR)
    hand.type_in(dialog.account, CHAIRS_ACCOUNT)
    hand.press(dialog.roles[Role.SUBGROUP_CHAIR])
    for field in (dialog.passphrase.first, dialog.passphrase.again):
        hand.type_in(field, CHAIRS_PASSPHRASE)
    hand.agree(dialog)
    wait_until(lambda: not panel.errand.busy, "the account is added")
