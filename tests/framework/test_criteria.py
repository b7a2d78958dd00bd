"""What replies to the grounds amount to for a criterion; nobody's decision."""

import pytest

from nscb_desktop.framework.criteria import Reply, Standing, Tag, standing
from nscb_desktop.framework.newham_2013 import CRITERIA
from nscb_desktop.framework.newham_2013_grounds import GROUNDS

BY_KEY = {criterion.key: criterion for criterion in CRITERIA}
YES, NO, OPEN = Reply.YES, Reply.NO, Reply.NOT_KNOWN


@pytest.mark.parametrize(
    ("key", "replies", "amounts_to"),
    [
        ("SCR-A", {}, Standing.UNANSWERED),
        ("SCR-A", {"abuse": YES}, Standing.OPEN),
        ("SCR-A", {"abuse": YES, "died": OPEN}, Standing.OPEN),
        ("SCR-A", {"abuse": YES, "died": YES}, Standing.MET),
        ("SCR-A", {"abuse": YES, "died": NO}, Standing.NOT_MET),
        ("SCR-A", {"died": NO}, Standing.NOT_MET),
        ("SCR-B", {"abuse": YES, "harmed": YES}, Standing.OPEN),
        ("SCR-B", {"abuse": YES, "harmed": YES, "joint_working": YES}, Standing.MET),
        ("SCR-B", {"abuse": YES, "harmed": YES, "joint_working": NO}, Standing.NOT_MET),
        ("SCR-2", {"SCR-2": YES}, Standing.MET),
        ("LR-4", {"SCR-2": YES}, Standing.UNANSWERED),
        ("LR-1", {"LR-1": OPEN}, Standing.OPEN),
    ],
)
def test_what_replies_amount_to(key: str, replies: dict[str, Reply], amounts_to: Standing) -> None:
    assert standing(BY_KEY[key], replies) is amounts_to


def test_a_ground_left_alone_is_never_taken_as_no() -> None:
    for criterion in CRITERIA:
        assert standing(criterion, {}) is Standing.UNANSWERED


def test_every_criterion_rests_on_grounds_of_the_form() -> None:
    grounds = {ground.key for ground in GROUNDS}
    assert all(set(criterion.needs) <= grounds for criterion in CRITERIA)


def test_each_criterion_carries_where_its_force_comes_from() -> None:
    tags = {criterion.key: criterion.tag for criterion in CRITERIA}
    assert tags == {
        "SCR-A": Tag.STATUTORY,
        "SCR-B": Tag.STATUTORY,
        "SCR-1": Tag.LOCAL,
        "SCR-2": Tag.LOCAL,
        "SCR-3": Tag.GUIDANCE,
        "SCR-4": Tag.GUIDANCE,
        "SCR-5": Tag.LOCAL,
        "LR-1": Tag.LOCAL,
        "LR-2": Tag.LOCAL,
        "LR-3": Tag.LOCAL,
        "LR-4": Tag.LOCAL,
    }


def test_replies_are_shown_with_a_capital() -> None:
    assert [reply.shown for reply in Reply] == ["Yes", "No", "Not known"]
