"""``return DIR FILE``: what a file is taken for as one JSON object, and imported only where it is in no doubt."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from nscb_desktop.casework import cases, referrals
from nscb_desktop.framework.information import Happening
from nscb_desktop.framework.newham_2013 import PART_ONE
from tests import registers
from tests.casework.test_our_forms import REFERRAL, filled
from tests.commands import Done, ask, run
from tests.documents.returned_files import mail
from tests.sent_forms import Asked, as_pdf, asked

Give = Callable[..., Done]


@pytest.fixture
def register(tmp_path: Path) -> tuple[Path, Asked]:
    """A closed register in which the police were asked."""
    folder = tmp_path / "register"
    sitting = registers.fresh(folder)
    police = asked(sitting)
    sitting.register.close()
    return folder, police


def returned(
    folder: Path, data: bytes, *more: str, name: str = "back.pdf", give: Give = ask
) -> tuple[dict[str, object], int, str]:
    """What the command printed, its exit code, and what it said on standard error."""
    file = folder.parent / name
    file.write_bytes(data)
    done = give("return", str(folder), str(file), "--password-stdin", *more, typed=f"{registers.PASSWORD}\n")
    return json.loads(done.stdout), done.returncode, done.stderr


def test_a_return_is_told_and_with_accept_imported(register: tuple[Path, Asked]) -> None:
    folder, police = register
    told, code, said = returned(folder, mail("x", as_pdf(police.places())), name="back.eml", give=run)
    assert (code, said) == (0, "")
    assert (told["request"], told["agency"], told["recognised_by"]) == (police.request.id, "Police", "slip")
    assert told["received"] == "2014-01-06"
    again, code, said = returned(folder, mail("x", as_pdf(police.places())), "--accept", name="back.eml")
    assert (code, again["fields"]) == (0, told["fields"])
    assert said == f"Recorded the Part Two of Police on {police.case.reference}, received on 6 Jan 2014.\n"
    sitting = registers.opened(folder)
    settled = cases.read_case(sitting, police.case.id).requests[0].settled
    sitting.register.close()
    assert settled is not None
    assert settled.on.isoformat() == "2014-01-06"


def test_what_is_in_doubt_is_told_and_not_imported(register: tuple[Path, Asked]) -> None:
    folder, police = register
    told, code, said = returned(folder, as_pdf(police.places(child_name="Another Person")), "--accept")
    assert code == 1
    assert "another child" in said
    assert len(said.splitlines()) == 1
    assert told["warnings"]
    sitting = registers.opened(folder)
    assert cases.read_case(sitting, police.case.id).returns == ()
    sitting.register.close()


def test_an_empty_file_is_refused_in_one_sentence(register: tuple[Path, Asked]) -> None:
    folder, _ = register
    file = folder.parent / "back.pdf"
    file.write_bytes(b"")
    done = ask("return", str(folder), str(file), "--password-stdin", "--accept", typed=f"{registers.PASSWORD}\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("“back.pdf” is empty (0 bytes)")
    assert len(done.stderr.splitlines()) == 1


def test_a_nil_return_by_mail_is_recorded_and_said(register: tuple[Path, Asked]) -> None:
    folder, police = register
    data = mail(f"The family is not known to us.\nRef {police.case.reference}, Police")
    told, code, said = returned(folder, data, "--accept", name="back.eml")
    assert (code, told["not_known"], told["request"]) == (0, "The family is not known to us.", police.request.id)
    assert said == f"Recorded a nil return of Police on {police.case.reference}: “The family is not known to us.”\n"
    sitting = registers.opened(folder)
    settled = cases.read_case(sitting, police.case.id).requests[0].settled
    sitting.register.close()
    assert settled is not None
    assert (settled.what, settled.how) == (Happening.NOT_KNOWN, "e-mail")


def test_a_referral_begins_a_draft_and_answers_no_request(register: tuple[Path, Asked]) -> None:
    folder, police = register
    told, code, said = returned(folder, filled(PART_ONE, REFERRAL), "--accept")
    assert (code, told["form"], told["request"]) == (0, "part_one", None)
    assert said.startswith("Began draft 1 of a Part One")
    sitting = registers.opened(folder)
    (draft,) = referrals.listed_drafts(sitting)
    request = cases.read_case(sitting, police.case.id).requests[0]
    sitting.register.close()
    assert (draft.answers["child_name"], request.settled) == (registers.FULL["child_name"], None)
