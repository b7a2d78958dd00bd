"""The command line: what IT support and tests use; one sentence on stderr when something cannot be done."""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from nscb_desktop import app
from nscb_desktop import cli_acts as acts
from nscb_desktop.framework.errors import OfficeError

Command = Callable[[argparse.Namespace], int]


def run(arguments: Sequence[str]) -> int:
    """Carry out one command; 0 only on success."""
    try:
        chosen = _read(_parser(), arguments)
        command: Command = chosen.command
        app.harden()
        return command(chosen)
    except OfficeError as told:
        print(told, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped; nothing that was not saved has been kept.", file=sys.stderr)
    except BrokenPipeError:
        return 1
    except Exception as defect:  # noqa: BLE001 - the last resort: a defect is logged without record text and told in one sentence
        logging.getLogger(__name__).error(app.defect_line(defect))
        print(
            "The program has a defect and stopped; nothing saved was lost. Tell the people who look after it.",
            file=sys.stderr,
        )
    return 1


def _read(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """What was written, a place that may be left out standing before or behind the options.

    Some versions of argparse settle it as left out at the first option, and do not know it when it comes.
    """
    chosen, unread = parser.parse_known_args(arguments)
    if len(unread) == 1 and not unread[0].startswith("-") and getattr(chosen, "folder", ...) is None:
        chosen.folder = _place(unread[0])
    elif unread:
        parser.error(f"unrecognized arguments: {' '.join(unread)}")
    return chosen


class _Parser(argparse.ArgumentParser):
    """Tells what is wrong with a command in one sentence, and where its help is."""

    def error(self, message: str) -> NoReturn:
        """Exit with the sentence on standard error."""
        sentence = message[:1].upper() + message[1:]
        self.exit(2, f"{sentence}. {self.prog} --help shows how it is written.\n")


def _place(text: str) -> Path:
    """A folder or file of the command line; an empty name would silently mean the folder the command is given in."""
    if not text.strip():
        raise OfficeError("The name of a file or folder is empty; write it out.")
    return Path(text)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="nscb_desktop", description="The case review and learning desk of a safeguarding children board's office."
    )
    parser.set_defaults(command=acts.open_window)
    parser.add_argument(
        "--self-test",
        dest="command",
        action="store_const",
        const=acts.self_test,
        help="build the main window on a practice register and exit",
    )
    parser.add_argument("--register", type=_place, help="the register's folder (default: this user's own)")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    demo = commands.add_parser("demo", help="open the application on a practice register")
    demo.add_argument("--dir", type=_place, help="where the practice register is or is made")
    demo.set_defaults(command=acts.demo)
    _add_practice(commands)
    _add_paper(commands)
    _add_reading(commands)
    return parser


def _add_practice(commands: "argparse._SubParsersAction[_Parser]") -> None:
    sample = commands.add_parser("sample", help="make a practice register of invented cases")
    sample.add_argument("folder", type=_place, metavar="DIR")
    sample.add_argument("--cases", type=int, default=60)
    sample.add_argument("--seed", type=int, default=1)
    sample.set_defaults(command=acts.sample)


def _add_paper(commands: "argparse._SubParsersAction[_Parser]") -> None:
    form = commands.add_parser("form", help="write a blank form as PDF, or one to be filled in on a screen")
    form.add_argument("form", choices=["part-one", "part-two"])
    form.add_argument("folder", type=_place, metavar="DIR", nargs="?", help="the register, with --case and --agency")
    kinds = form.add_mutually_exclusive_group()
    kinds.add_argument("--fillable", dest="kind", action="store_const", const="pdf", help="a PDF to be filled in")
    kinds.add_argument("--word", dest="kind", action="store_const", const="docx", help="a Word form to be filled in")
    form.add_argument("--case", metavar="REF", help="the case whose Part Two an agency is sent")
    form.add_argument("--agency", metavar="NAME", help="the agency that was asked for it")
    form.add_argument("-o", "--output", type=_place)
    _add_account(form)
    form.set_defaults(command=acts.form)
    deadline = commands.add_parser("deadline", help="count a limit in working days and show the working")
    deadline.add_argument("start", metavar="DATE")
    deadline.add_argument("days", type=int)
    deadline.add_argument(
        "--rule", default="day-after-receipt", choices=["day-after-receipt", "next-working-day-first"]
    )
    deadline.set_defaults(command=acts.deadline)


def _add_reading(commands: "argparse._SubParsersAction[_Parser]") -> None:
    export = _register_command(
        commands, "export", "write a case's form, the register, the diary or everything", acts.export
    )
    wanted = export.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--case", metavar="REF", help="a form of this case, as PDF")
    wanted.add_argument(
        "--what",
        choices=["register", "diary", "everything"],
        help="the register (.xlsx), the diary (.ics or .xlsx), or everything as a folder that is a plain copy",
    )
    export.add_argument(
        "--names", action="store_true", help="children's names in the register, which has aliases otherwise"
    )
    export.add_argument("--part", default="one", choices=["one", "two"])
    export.add_argument("--agency", metavar="NAME", help="whose Part Two (with --part two)")
    export.add_argument("-o", "--output", type=_place, required=True)
    show = _register_command(commands, "show", "show one case", acts.show_case)
    show.add_argument("--case", required=True, metavar="REF")
    show.add_argument("--json", action="store_true")
    listing = _register_command(commands, "list", "list cases", acts.list_cases)
    listing.add_argument("--search", default="", metavar="TEXT")
    listing.add_argument("--json", action="store_true")
    diary = _register_command(commands, "agenda", "print the diary of the coming working days", acts.agenda)
    diary.add_argument("--from", dest="first", metavar="DATE", help="the first day (default: today)")
    diary.add_argument("--days", type=int, default=20, metavar="N", help="how many working days (default: 20)")
    diary.add_argument("--json", action="store_true")
    back = _register_command(commands, "return", "read a form that an agency sent back", acts.take_return)
    back.add_argument("file", type=_place, metavar="FILE")
    back.add_argument("--accept", action="store_true", help="record what it says, where nothing about it is in doubt")
    back.add_argument("--received", metavar="DATE", help="the day it came (default: the message's own date, or today)")
    back.add_argument("--route", metavar="WORDS", help="how it came (default: e-mail for a message, else file)")
    pack = _register_command(commands, "pack", "write a meeting's pack, one file for each recipient", acts.pack)
    pack.add_argument("--meeting", required=True, metavar="ID", help="the meeting's number")
    pack.add_argument("-o", "--output", type=_place, required=True, metavar="DIR2")
    pack.add_argument("--encrypt", action="store_true", help="encrypt the files and print their passphrases, once")
    _register_command(commands, "check", "check the register's file, keys, history and lists", acts.check)


def _register_command(
    commands: "argparse._SubParsersAction[_Parser]", name: str, purpose: str, command: Command
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=purpose)
    parser.add_argument("folder", type=_place, metavar="DIR")
    _add_account(parser)
    parser.set_defaults(command=command)
    return parser


def _add_account(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--user", help="the account to sign in with (default: the first Business Manager)")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
