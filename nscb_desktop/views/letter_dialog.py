"""Which letter, about which request, to whom, and as what: looked at as often as wanted before it is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from nscb_desktop.casework.correspondence import As, Choice, Offer
from nscb_desktop.casework.letter_facts import Addressee
from nscb_desktop.framework.appointments import email_problem
from nscb_desktop.framework.dates import short_day
from nscb_desktop.framework.information import InformationRequest
from nscb_desktop.framework.letters import Letter
from nscb_desktop.framework.text import one_line, visible
from nscb_desktop.views.editing.asking_dialog import AskingDialog, line_field
from nscb_desktop.views.labels import QuietComboBox, button, paragraph
from nscb_desktop.views.panels import sized

AS_WORDS = {
    As.PDF: "PDF, to print and post",
    As.WORD: "Word document, to go on writing in",
    As.EMAIL: "e-mail draft with the letter attached, to send from your mail program",
}
SEVERAL = "Several addresses stand one after the other with a semicolon."
NOTICE = "Making a letter records no date. When it has left, record the notice under Decision."


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """A letter to be made, and as what."""

    choice: Choice
    made_as: As


class LetterDialog(AskingDialog):
    """Chooses a letter; why one cannot be written as the case stands is said beside it."""

    look_asked = Signal(object)
    """The Choice to be shown as it would be; nothing is recorded by that."""

    def __init__(
        self,
        offers: Sequence[Offer],
        requests: Callable[[Letter], Sequence[InformationRequest]],
        addressees: Callable[[Letter, InformationRequest | None], Sequence[Addressee]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Write a letter", "&Make it", parent)
        self._offers, self._requests_for, self._addressees_for = tuple(offers), requests, addressees
        self._asked: Sequence[InformationRequest] = ()
        self._known: Sequence[Addressee] = ()
        self.letter, self.request = self._list("Letter"), self._list("About the request to")
        self.to, self.made_as = self._list("To"), self._list("Make it as")
        self.problem, self.hint = paragraph("", "problem"), paragraph("", "small")
        self.name, self.post = line_field("Name", self), line_field("Role and agency", self)
        self.address, self.left_out = line_field("E-mail address", self), paragraph("", "problem")
        self.look_at = button("Loo&k at it")
        self._arrange()
        self.letter.currentIndexChanged.connect(self._letter_chosen)
        self.request.currentIndexChanged.connect(self._request_chosen)
        self.to.currentIndexChanged.connect(self._addressee_chosen)
        self.made_as.currentIndexChanged.connect(self.look)
        self.look_at.clicked.connect(self._ask_to_look)
        self._letter_chosen()
        sized(self, 92, 36)

    def _list(self, name: str) -> QuietComboBox:
        made = QuietComboBox()
        made.setAccessibleName(name)
        return made

    def _arrange(self) -> None:
        for offer in self._offers:
            self.letter.addItem(offer.letter.name)
        for words in AS_WORDS.values():
            self.made_as.addItem(words)
        self.ask("Letter", self.letter, self.problem)
        self._about = self.ask("About the request to", self.request)
        self._whom = self.ask("To", self.to)
        self.ask("Name", self.name)
        self.ask("Role and agency", self.post)
        self.ask("E-mail address", self.address, paragraph(SEVERAL, "small"), self.left_out)
        self.ask("Make it as", self.made_as, self.hint)
        self.questions.addWidget(self.look_at, 0, Qt.AlignmentFlag.AlignLeft)
        self.questions.addStretch()

    def choose(self, letter: Letter, request: InformationRequest | None = None) -> None:
        """Begin with a letter, and with the request it is about."""
        self.letter.setCurrentIndex([offer.letter.key for offer in self._offers].index(letter.key))
        numbers = [each.id for each in self._asked]
        if request and request.id in numbers:
            self.request.setCurrentIndex(numbers.index(request.id))

    @property
    def offer(self) -> Offer:
        """The letter that is chosen."""
        return self._offers[max(self.letter.currentIndex(), 0)]

    def _about_which(self) -> InformationRequest | None:
        at = self.request.currentIndex()
        return self._asked[at] if 0 <= at < len(self._asked) else None

    @Slot()
    def _letter_chosen(self) -> None:
        letter = self.offer.letter
        self._asked = self._requests_for(letter)
        _fill(self.request, [_request_words(each) for each in self._asked])
        self._about.setVisible(bool(self._asked))
        self.problem.setText(visible(self.offer.problem))
        self.problem.setVisible(bool(self.offer.problem))
        self.hint.setText(NOTICE if letter.tells else "")
        self.hint.setVisible(letter.tells)
        self._request_chosen()

    @Slot()
    def _request_chosen(self) -> None:
        self._known = self._addressees_for(self.offer.letter, self._about_which())
        _fill(self.to, [", ".join(part for part in (each.name, each.post) if part) for each in self._known])
        self._whom.setVisible(len(self._known) > 1)
        self._addressee_chosen()

    @Slot()
    def _addressee_chosen(self) -> None:
        at = self.to.currentIndex()
        known = self._known[at] if 0 <= at < len(self._known) else Addressee("")
        for line, words in (
            (self.name, known.name),
            (self.post, known.post),
            (self.address, "; ".join(known.addresses)),
        ):
            line.setText(one_line(words))
        self.left_out.setText(visible(one_line(known.left_out)))
        self.left_out.setVisible(bool(known.left_out))
        self.look()

    def still_needed(self) -> list[str]:
        """A letter that can be written, a name, and for a draft an address."""
        if self.offer.problem:
            return ["a letter that fits the case as it stands"]
        needed = [] if self.name.words().strip() else ["the name of whom it is addressed to"]
        addresses = self._addresses()
        if wrong := next((each for each in addresses if email_problem(each)), ""):
            return [*needed, f"an address that is one (“{visible(wrong)}” is not)"]
        if self._made_as() is As.EMAIL and not addresses:
            needed.append("an e-mail address")
        return needed

    @Slot()
    def look(self) -> None:
        """Say what is still needed; what cannot be made cannot be looked at either."""
        super().look()
        self.look_at.setEnabled(not self.offer.problem and bool(self.name.words().strip()))

    def _addresses(self) -> tuple[str, ...]:
        return tuple(part for each in self.address.words().split(";") if (part := each.strip()))

    def _made_as(self) -> As:
        return list(AS_WORDS)[max(self.made_as.currentIndex(), 0)]

    def _chosen(self) -> Choice:
        request, name = self._about_which(), self.name.words().strip()
        at = self.to.currentIndex()
        known = self._known[at] if 0 <= at < len(self._known) and self._known[at].name == name else Addressee("")
        to = Addressee(name, self.post.words().strip(), self._addresses(), known.greeting, known.without)
        return Choice(self.offer.letter.key, to, request.id if request else None)

    @Slot()
    def _ask_to_look(self) -> None:
        self.look_asked.emit(self._chosen())

    def choice(self) -> LetterChoice:
        """The letter to be made, and as what."""
        return LetterChoice(self._chosen(), self._made_as())


def _request_words(request: InformationRequest) -> str:
    asked = f"{request.agency}, asked {short_day(request.asked_on)}"
    return f"{asked}, {request.state}" if request.standing else asked


def _fill(box: QuietComboBox, items: Sequence[str]) -> None:
    box.blockSignals(True)
    box.clear()
    for item in items:
        box.addItem(visible(item))
    box.setCurrentIndex(0 if items else -1)
    box.blockSignals(False)
