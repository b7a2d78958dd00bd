"""What left the office is kept as it was told, and read back by case and by request."""

from datetime import date

from nscb_desktop.casework.sitting import Sitting
from nscb_desktop.framework.sent import SentFile
from nscb_desktop.register import agencies, requests, sent
from tests import registers

DUE = date(2014, 1, 2)


def test_what_was_sent_is_read_back_whole_by_its_request(sitting: Sitting) -> None:
    file = SentFile("NSCB-2013-001-R1-part-two.pdf", "ab" * 32)
    with sitting.register.work.drafting(registers.NOW) as unit:
        police = agencies.add(unit, "Police")
        asked = requests.add(unit, 2, police, date(2013, 12, 23), DUE, rule="5 working days", lead="DI First")
        made = sent.add(unit, case_id=2, request_id=asked.id, kind="part_two", form_key="part_two", form_version=1,
                        check_value="7F3K92QX", due_told=DUE, to_name="DI First", to_address="first@example.org",
                        files=[file])  # fmt: skip
        unit.flush()
        assert sent.of_request(unit, asked.id) == [made]
        assert sent.of_request(unit, asked.id + 1) == []
    assert made.files == (file,)
    assert made.due_told == DUE


def test_a_case_lists_what_was_sent_for_it_in_order(sitting: Sitting) -> None:
    with sitting.register.work.drafting(registers.NOW) as unit:
        for kind in ("members_notified", "secure_files"):
            sent.add(unit, case_id=2, request_id=None, kind=kind)
        sent.add(unit, case_id=1, request_id=None, kind="family")
        unit.flush()
        assert [each.kind for each in sent.of_case(unit, 2)] == ["members_notified", "secure_files"]
