"""An invented referral, untidy as they come, and how somebody types it in through the editors."""

from collections.abc import Mapping

from PySide6.QtTest import QTest

from nscb_desktop.framework.answers import Answer, Chosen, Reasons, Rows, Said, Tick
from nscb_desktop.framework.criteria import Reply
from nscb_desktop.framework.dates import PartialDate, read_date
from nscb_desktop.views.editing.answer_editor import AnswerEditor
from nscb_desktop.views.editing.grounds_editor import GroundsEditor
from nscb_desktop.views.editing.group_editor import GroupEditor
from nscb_desktop.views.editing.one_of_editor import OneOfEditor
from nscb_desktop.views.editing.several_editor import SeveralEditor
from nscb_desktop.views.editing.table_editor import TableEditor
from nscb_desktop.views.editing.text_fields import GrowingText, LineText
from nscb_desktop.views.editing.words_editor import WordsEditor
from nscb_desktop.views.editing.yes_no_editor import YesNoEditor

REASONS = """Ruby was taken by ambulance at 20.45 on Tues 3 December 2013 with burns & bruising <of different ages>.
Account given - fell against a radiator - not thought consistent. Abuse suspected: yes.
  * school made 2 calls (Sept; 11 Nov). First: NFA. Second: no reply we can find.
  * HV had stopped visiting ("family moved") but they hadn't
  * 3 different dates of birth in use across agencies => records not linked
Not asked for but may matter: Hana is with maternal aunt under s.20, agreed 4 Dec."""

PEOPLE: tuple[dict[str, Answer], ...] = (
    {"name": "Agnieszka ŻÓŁĆ-SAMPLE", "relationship": "mother", "born": read_date("3.4.1987"), "responsibility": Reply.YES,
     "notes": "Caring Mon-Thu"},
    {"name": "Imran SAMPLE (also Imraan Sample-Khan)", "relationship": "father", "born": read_date("1981 or 82"),
     "caring": Reply.YES, "responsibility": Reply.YES, "address": "c/o 7b Invented Mews, E6 - not verified"},
    {"name": "Kacper", "relationship": "brother", "born": read_date('d.o.b. not known, "about 12"')},
    {"name": "unborn, due c. May 2014"},
)  # fmt: skip

REFERRAL: dict[str, Answer] = {
    "agency": "London Borough of Exampleham - Children's Social Care",
    "team": "Assessment Team 9 / Olúwaṣeun Invented-White",
    "lead_officer": {
        "name": "Olúwaṣeun Invented-White",
        "role": "Service Manager",
        "telephone": "020 7946 0555 (direct), 07700 900777 (out of hours)",
        "email": "o.invented@exampleham.example",
        "other": "Deputy till 6 Jan: M. O'Sample, same switchboard",
    },
    "authoriser": {"name": "Prof. Gwên Pretend-Owen", "role": "Divisional Director (acting)"},
    "child_name": 'Rubina "Ruby" Sample-Żółć (রুবিনা). Also known at nursery as Ruby Sample',
    "date_of_birth": read_date("12/6/08 (mother) - GP record has 13 June 2008 - to be confirmed"),
    "ethnicity": "White and Asian (mother: Polish; father: Bangladeshi)",
    "language": {"spoken": "Sylheti at father's, Polish at mother's, English at school", "interpreter": Reply.YES},
    "religion": "not asked",
    "disability": Chosen(("HEAR", "COMM"), "?autism - on waiting list, not assessed"),
    "family": Rows(PEOPLE, "*** father caring at the time ***"),
    "home_address": "Flat 5, 90 Madeup Rd (mother).\nFather: c/o 7b Invented Mews, E6 - not verified",
    "previous_addresses": Rows(
        (
            {"address": "hostel, Barking, name not known", "from": read_date("2009"), "to": read_date("2010")},
            {"address": "3 Trial Street E13", "from": read_date("Jan 2011"), "to": read_date('"summer 2012"')},
        ),
        "Poland for 3 months 2012, dates not known",
    ),
    "reasons": Reasons(
        {"abuse": Tick(Reply.YES), "harmed": Tick(Reply.YES, "burns"), "joint_working": Tick(None, "we think so")},
        REASONS,
    ),
}


def type_answer(editor: AnswerEditor, answer: Answer) -> None:
    """Answer a question with the keyboard and the mouse, as a person does."""
    match editor, answer:
        case WordsEditor(), str():
            _type(editor.text, answer)
        case WordsEditor(), PartialDate():
            _type(editor.text, answer.written)
        case OneOfEditor(), str():
            editor.buttons[answer].click()
        case YesNoEditor(), Reply():
            editor.row.buttons[list(Reply).index(answer)].click()
        case GroupEditor(), Mapping():
            for key, part in answer.items():
                type_answer(editor.parts[key], part)
        case TableEditor(), Rows():
            _type_rows(editor, answer)
        case _:
            _type_ticks(editor, answer)


def _type_rows(editor: TableEditor, answer: Rows) -> None:
    for row in answer.rows:
        editor.add.click()
        for key, cell in row.items():
            type_answer(editor.cards[-1].editors[key], cell)
    _type(editor.words, answer.words)


def _type_ticks(editor: AnswerEditor, answer: Answer) -> None:
    match editor, answer:
        case SeveralEditor(), Chosen():
            for code in answer.codes:
                # The list's own entry for none is the button "None".
                (editor.boxes.get(code) or editor.buttons.buttons[list(Said).index(Said.NONE)]).click()
            _type(editor.words, answer.words)
        case GroundsEditor(), Reasons():
            for key, tick in answer.ticks.items():
                if tick.reply:
                    editor.lines[key].reply.buttons[list(Reply).index(tick.reply)].click()
                _type(editor.lines[key].evidence, tick.evidence)
            _type(editor.words, answer.words)
        case _:
            raise TypeError(f"nobody types {type(answer).__name__} into {type(editor).__name__}")


def _type(field: LineText | GrowingText, words: str) -> None:
    for letter in words:
        type_letter(field, letter)


def type_letter(field: LineText | GrowingText, letter: str) -> None:
    """Press the key of a letter, or hand it over as an input method does."""
    if letter.isascii() and letter != "\n":
        QTest.keyClicks(field, letter)
    elif isinstance(field, LineText):
        # Letters beyond ASCII come from an input method, which hands over text and no keys.
        field.insert(letter)
    else:
        field.insertPlainText(letter)
