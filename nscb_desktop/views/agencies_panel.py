"""Agencies and people: the partner agencies and the Board, who holds which office there, and the list as a workbook."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from nscb_desktop.casework import agencies
from nscb_desktop.casework.agency_rows import in_order
from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.errors import ChangedMeanwhile
from nscb_desktop.framework.people import Agency, Holder
from nscb_desktop.framework.roles import Right
from nscb_desktop.framework.text import visible
from nscb_desktop.views.agency_columns import PLACES, Place, in_post, people_columns
from nscb_desktop.views.agency_dialogs import AgencyChoice, AgencyDialog, HolderChoice, HolderDialog
from nscb_desktop.views.agency_exchange import AgencyExchange
from nscb_desktop.views.background import Background
from nscb_desktop.views.blank_forms import BlankForms
from nscb_desktop.views.kept_dialog import KeptDialog
from nscb_desktop.views.labels import PlainLabel, button, card, paragraph
from nscb_desktop.views.messages import Messages
from nscb_desktop.views.panels import ShortRows, titled_card
from nscb_desktop.views.tables import PagedModel, listed

NOBODY = "Nobody has held an office here yet."


def _key(place: Place) -> int:
    return place.key


def _id(holder: Holder) -> int:
    return holder.id


class AgenciesPanel(QWidget):
    """The agencies at the left, the people of the chosen one at the right; every change is an act of its own."""

    def __init__(self, sitting: Sitting, background: Background, messages: Messages) -> None:
        super().__init__()
        self._sitting, self._messages = sitting, messages
        self._places: list[Place] = []
        self.exchange = AgencyExchange(sitting, background, messages, self)
        self._place_rows = PagedModel[Place](PLACES, listed(()), self)
        self._people_rows = PagedModel[Holder](people_columns(self._in_post), listed(()), self)
        self.places = ShortRows(self._place_rows, _key, "Agencies", 6)
        self.people = ShortRows(self._people_rows, _id, "People in office", 5)
        self.add, self.change = button("Add an agenc&y…"), button("Chan&ge the agency…")
        self.usual = button("Begin &with the usual agencies")
        self.appoint, self.end = button("Appoi&nt…"), button("Chang&e or end…")
        self.export, self.take = (
            button("E&xport…", name="Export the list"),
            button("Import &from…", name="Import a list"),
        )
        # Every letter of it is another thing's on this tab or on the rail.
        self.blanks = button("Blank forms…")
        self.blank_forms = BlankForms(sitting, background, messages, self.blanks)
        self.past = QCheckBox("&People of the past too")
        self.past.setChecked(True)
        self.heading, self.note = PlainLabel("", "section"), paragraph("", "small")
        self.contact = paragraph()
        self.contact.setAccessibleName("How to reach the chosen person")
        self.contact.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._arrange()
        self._connect()
        self.refresh()

    def _in_post(self, holder: Holder) -> str:
        today = self._sitting.today()
        if holder.since and holder.since > today:
            return f"to come, {in_post(holder)}"
        return in_post(holder)

    def _arrange(self) -> None:
        left, places = titled_card("Partner agencies")
        places.addWidget(self.places, 1)
        places.addLayout(_row(self.add, self.change))
        places.addLayout(_row(self.export, self.take, self.blanks, self.usual))
        right = card()
        people = QVBoxLayout(right)
        people.setContentsMargins(16, 12, 16, 14)
        people.setSpacing(10)
        self.heading.setWordWrap(True)
        people.addWidget(self.heading)
        people.addWidget(self.note)
        people.addWidget(self.people, 1)
        people.addWidget(self.contact)
        people.addLayout(_row(self.appoint, self.end, self.past))
        sides = QSplitter()
        sides.setAccessibleName("Agencies and people")
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 3)
        sides.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 12)
        column.setSpacing(14)
        column.addWidget(self.exchange.errand)
        column.addWidget(sides, 1)

    def _connect(self) -> None:
        self._dialog: KeptDialog | None = None
        self.places.chosen.connect(self._show_place)
        self.places.opened.connect(self._ask_change)
        self.people.chosen.connect(self._look)
        self.people.opened.connect(self._ask_end)
        self.past.toggled.connect(self._show_place)
        self.add.clicked.connect(self._ask_agency)
        self.usual.clicked.connect(self._add_usual)
        self.change.clicked.connect(self._ask_change)
        self.appoint.clicked.connect(self._ask_appointment)
        self.end.clicked.connect(self._ask_end)
        self.export.clicked.connect(self.exchange.export)
        self.take.clicked.connect(self.exchange.choose_file)
        self.exchange.imported.connect(self.refresh)
        self.exchange.errand.busy_changed.connect(self._look)

    def refresh(self) -> None:
        """Read the list anew, and leave chosen what is chosen."""
        today = self._sitting.today()
        board = Place(None, tuple(agencies.of_the_board(self._sitting)), today)
        listed_ = [Place(each, each.holders, today) for each in agencies.listed(self._sitting)]
        partners = [place for place in listed_ if place.agency and place.agency.partner_on(today)]
        self._places = [board, *partners, *(place for place in listed_ if place not in partners)]
        chosen = self.places.current_row()
        self._place_rows.load(listed(self._places))
        if not self.places.choose(chosen.key if chosen else 0):
            self.places.choose(0)
        self._show_place()

    @property
    def place(self) -> Place:
        """The agency that is chosen, or the Board."""
        return self.places.current_row() or self._places[0]

    def _show_place(self, _chosen: object = None) -> None:
        place, today = self.place, self._sitting.today()
        self.heading.setText(visible(place.name) + (f", {place.standing}" if place.standing else ""))
        note = place.agency.note if place.agency else ""
        self.note.setText(visible(note) or ("" if place.holders else NOBODY))
        self.note.setVisible(bool(self.note.text()))
        people = [
            each for each in in_order(place.holders) if self.past.isChecked() or not each.until or each.until >= today
        ]
        self._people_rows.load(listed(people))
        self._look()

    def _look(self, _chosen: object = None) -> None:
        free = not self.exchange.errand.busy
        may = free and self._sitting.person.may(Right.APPOINT)
        for each in (self.add, self.appoint, self.take, self.usual):
            each.setEnabled(may)
        self.usual.setVisible(len(self._places) == 1)
        self.change.setEnabled(may and self.place.agency is not None)
        holder = self.people.current_row()
        self.end.setEnabled(may and holder is not None)
        self.contact.setText(visible(holder.contact) if holder else "")
        self.contact.setVisible(holder is not None)
        self.export.setEnabled(free and self._sitting.person.may(Right.PRINT))

    def forget(self) -> None:
        """Nobody waits for an outcome any more."""
        self.exchange.forget()

    def _every(self) -> list[Agency]:
        return [place.agency for place in self._places if place.agency]

    def _show(self, dialog: KeptDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._dialog_gone)
        self._messages.show(dialog)

    def _dialog_gone(self) -> None:
        self._dialog = None

    def _ask_agency(self) -> None:
        dialog = AgencyDialog(None, self._every(), self._sitting.today, self.window())
        dialog.chosen.connect(self._add_agency)
        self._show(dialog)

    def _add_agency(self, choice: AgencyChoice) -> None:
        def act() -> None:
            made = agencies.add_agency(self._sitting, choice.agency.name, choice.agency.note)
            self.refresh()
            self.places.choose(made.id)
            self._messages.toast(f"{made.name} is in the list.")

        self._messages.carry_out(self._dialog, act)

    def _add_usual(self) -> None:
        def act() -> None:
            made = agencies.add_usual(self._sitting)
            self.refresh()
            self._messages.toast(f"{len(made)} agencies are in the list.")

        self._messages.tried(act)

    def _ask_change(self, _opened: object = None) -> None:
        if self.change.isEnabled() and self.place.agency:
            dialog = AgencyDialog(self.place.agency, self._every(), self._sitting.today, self.window())
            dialog.chosen.connect(self._change_agency)
            self._show(dialog)

    def _change_agency(self, choice: AgencyChoice) -> None:
        def act() -> None:
            try:
                saved = agencies.change_agency(self._sitting, choice.agency, choice.why)
            except ChangedMeanwhile as clash:
                self._clash(clash, _agency_words(choice.agency), partial(self._change_over, choice, clash.theirs))
                return
            self.refresh()
            self._messages.toast(f"{saved.name} is changed.")

        self._messages.carry_out(self._dialog, act)

    def _change_over(self, choice: AgencyChoice, theirs: object) -> None:
        if isinstance(theirs, Agency):
            mine = Agency(
                theirs.id, choice.agency.name, theirs.holders, choice.agency.note, choice.agency.left_on, theirs.version
            )
            self._change_agency(AgencyChoice(mine, choice.why))

    def _ask_appointment(self) -> None:
        place = self.place
        dialog = HolderDialog(place.agency, None, place.holders, self._sitting.today, self.window())
        dialog.chosen.connect(self._keep)
        self._show(dialog)

    def _ask_end(self, _opened: object = None) -> None:
        place, holder = self.place, self.people.current_row()
        if self.end.isEnabled() and holder:
            dialog = HolderDialog(place.agency, holder, place.holders, self._sitting.today, self.window())
            dialog.chosen.connect(self._keep)
            self._show(dialog)

    def _keep(self, choice: HolderChoice) -> None:
        def act() -> None:
            try:
                if choice.before:
                    kept = agencies.change_holder(self._sitting, choice.before, choice.after, choice.why)
                else:
                    kept = agencies.appoint(self._sitting, choice.after, choice.succeeds)
            except ChangedMeanwhile as clash:
                self._clash(clash, _holder_words(choice.after), partial(self._keep_over, choice, clash.theirs))
                return
            self.refresh()
            self.people.choose(kept.id)
            self._messages.toast(f"{kept.name}, {kept.office.value}: {in_post(kept)}.")

        self._messages.carry_out(self._dialog, act)

    def _keep_over(self, choice: HolderChoice, theirs: object) -> None:
        if isinstance(theirs, Holder) and choice.before:
            self._keep(HolderChoice(theirs, choice.after, (), choice.why))

    def _clash(self, clash: ChangedMeanwhile, mine: str, over: partial[None]) -> None:
        """Show both, and ask which one is to stand."""
        theirs = clash.theirs
        words = _holder_words(theirs) if isinstance(theirs, Holder) else _agency_words(theirs)
        both = f"Saved there: {words}\n\nTyped here: {mine}"
        self.refresh()
        self._messages.choose(str(clash), (("Save &mine over it", over),), both, none="Keep theirs")


def _agency_words(agency: object) -> str:
    if not isinstance(agency, Agency):
        return ""
    parts = (agency.name, agency.note, Place(agency, (), agency.left_on).standing if agency.left_on else "")
    return ", ".join(part for part in parts if part)


def _holder_words(holder: Holder) -> str:
    return f"{holder.office.value}, {holder.contact}, {in_post(holder)}"


def _row(*parts: QPushButton | QCheckBox) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for each in parts:
        row.addWidget(each)
    row.addStretch(1)
    return row
