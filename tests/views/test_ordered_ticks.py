"""Things to tick: each is read whole, however long its words are."""

from pytestqt.qtbot import QtBot

from nscb_desktop.views.ordered_ticks import OrderedTicks


def test_an_entry_longer_than_the_list_is_wide_goes_on_below(qtbot: QtBot) -> None:
    ticks: OrderedTicks[int] = OrderedTicks("Copies", ordered=False)
    qtbot.addWidget(ticks)
    ticks.resize(300, 200)
    ticks.show_things([(1, "short"), (2, "returned at the end of the meeting, " * 4)], (2,))
    ticks.show()
    short, long = (ticks.list.visualItemRect(ticks.list.item(place)) for place in (0, 1))
    assert long.height() > 2 * short.height()
    assert ticks.list.horizontalScrollBar().maximum() == 0
    assert ticks.ticked() == (2,)
