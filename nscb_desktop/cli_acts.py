"""What each command of the command line does, once it is read; 0 where it succeeded."""

import argparse
import getpass
import sys
import warnings
from pathlib import Path

from nscb_desktop import app
from nscb_desktop.framework.errors import OfficeError


def open_window(chosen: argparse.Namespace) -> int:
    """Open the application on the register of this user, or on another."""
    return app.open_window(chosen.register)


def demo(chosen: argparse.Namespace) -> int:
    """Open the application on a practice register."""
    return app.demo(chosen.dir)


def self_test(chosen: argparse.Namespace) -> int:  # noqa: ARG001 - every command has this signature
    """Build the main window on a practice register and say which versions and resources are used."""
    return app.self_test(print)


def sample(chosen: argparse.Namespace) -> int:
    """Make a practice register; print its accounts and its password."""
    made = app.make_sample(chosen.folder, chosen.cases, chosen.seed, _progress)
    for person in made.people:
        print(f"account: {person.account} ({person.name}, {person.role.value})")
    print(f"password: {made.password}")
    return 0


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done:,} of {of:,} cases", end="\n" if done == of else "", file=sys.stderr, flush=True)


def _steps(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(f"\rstep {done + 1:,} of {of:,}", end="\n" if done + 1 == of else "", file=sys.stderr, flush=True)


def form(chosen: argparse.Namespace) -> int:
    """Write a blank form, or the form of one request to be filled in."""
    target = chosen.output or Path(f"{chosen.form}.{chosen.kind or 'pdf'}")
    of_a_case = [chosen.folder, chosen.case, chosen.agency]
    if not any(of_a_case):
        app.write_file(target, app.blank_form(chosen.form.replace("-", "_"), chosen.kind))
    elif all(of_a_case) and chosen.kind and chosen.form == "part-two":
        with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
            app.request_form(sitting, chosen.case, chosen.agency, chosen.kind, target)
    else:
        raise OfficeError(
            "The form of a case is written like this: form part-two DIR --case REF --agency NAME, with --fillable or --word."
        )
    print(f"Wrote {target}")
    return 0


def deadline(chosen: argparse.Namespace) -> int:
    """Count a limit and print its working, the date alone on the last line."""
    for line in app.working_lines(chosen.start, chosen.days, chosen.rule):
        print(line)
    return 0


def export(chosen: argparse.Namespace) -> int:
    """Write a form of a case, the register, the diary or everything."""
    if chosen.what:
        return _export_whole(chosen)
    if (chosen.part == "two") != bool(chosen.agency):
        raise OfficeError("Say whose Part Two it is: --part two goes with --agency NAME.")
    with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
        app.export_form(sitting, chosen.case, chosen.agency, chosen.output)
    print(f"Wrote {chosen.output}")
    return 0


def _export_whole(chosen: argparse.Namespace) -> int:
    if chosen.part != "one" or chosen.agency:
        raise OfficeError("--part and --agency go with --case REF.")
    with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
        app.export_whole(sitting, chosen.what, chosen.output, names=chosen.names, progress=_progress)
    print(f"Wrote {chosen.output}")
    return 0


def show_case(chosen: argparse.Namespace) -> int:
    """Tell one case."""
    from nscb_desktop.casework import telling

    with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
        print(telling.case_json(sitting, chosen.case) if chosen.json else telling.case_text(sitting, chosen.case))
    return 0


def list_cases(chosen: argparse.Namespace) -> int:
    """List cases."""
    from nscb_desktop.casework import telling

    with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
        print(telling.list_json(sitting, chosen.search) if chosen.json else telling.list_text(sitting, chosen.search))
    return 0


def agenda(chosen: argparse.Namespace) -> int:
    """Print the diary of the coming working days."""
    from nscb_desktop.casework import agenda

    first = app.whole_day(chosen.first) if chosen.first else None
    with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
        days = agenda.agenda(sitting, first or sitting.today(), chosen.days)
        print(agenda.agenda_json(days) if chosen.json else agenda.agenda_text(days))
    return 0


def take_return(chosen: argparse.Namespace) -> int:
    """Read a form that an agency sent back, and import it where that is asked."""
    from nscb_desktop.casework import filing, returning, taking_in, taking_unseen, telling_returns

    data = filing.bytes_of(chosen.file, returning.LARGEST)
    received = app.whole_day(chosen.received) if chosen.received else None
    with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
        returned = returning.look(sitting, chosen.file.name, data)
        print(telling_returns.returned_json(returned), flush=True)
        if chosen.accept:
            receipt = taking_in.Receipt(received or returned.received_on, chosen.route or returned.route or "file")
            # What is printed stays one JSON object.
            print(taking_unseen.take_in(sitting, returned, receipt), file=sys.stderr)
    return 0


def pack(chosen: argparse.Namespace) -> int:
    """Write a meeting's pack, one file for each recipient."""
    from nscb_desktop.casework import packs

    with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
        meeting = packs.find_meeting(sitting, chosen.meeting)
        ready = packs.read(sitting, packs.usual(sitting, meeting))
        saved = packs.save_files(sitting, ready, chosen.output, _steps, encrypt=chosen.encrypt)
    if said := packs.without_copy_words(meeting):
        print(said)
    for path, pages in saved.files:
        print(f"Wrote {path}, {pages} pages")
    for each in saved.passphrases:
        whose = f" of {each.numbered}" if len(saved.passphrases) > 1 else ""
        print(f"passphrase{whose}: {each.words}")
    return 0


def check(chosen: argparse.Namespace) -> int:
    """Check the register; print what was counted."""
    from nscb_desktop.casework import desk

    with app.signed_in(chosen.folder, chosen.user, _password(chosen)) as sitting:
        report = desk.check(sitting, _progress)
    for name, number in report.counts.items():
        print(f"{name}: {number:,}")
    if report.faults:
        raise OfficeError("\n".join(report.faults))
    print("Nothing is wrong.")
    return 0


def _password(chosen: argparse.Namespace) -> str:
    if chosen.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    try:
        with warnings.catch_warnings():
            # Where there is no terminal, it would read a password that everybody can see on the screen.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass("Password: ")
    except (EOFError, getpass.GetPassWarning) as nowhere:
        raise OfficeError(
            "There is no terminal to type the password in; hand it over on standard input with --password-stdin."
        ) from nowhere
