"""What another program makes of a calendar file, and a calendar that takes one file after another."""

import vobject


def loaded(data: bytes) -> dict[str, vobject.base.Component]:
    """What a second library makes of a file, by UID: two with the same would be one."""
    found = vobject.readOne(data.decode())
    events = getattr(found, "vevent_list", [])
    by_uid = {event.uid.value: event for event in events}
    assert len(by_uid) == len(events)
    return by_uid


def only(data: bytes) -> vobject.base.Component:
    (event,) = loaded(data).values()
    return event


def key_of(uid: str) -> str:
    """What it is called within its register."""
    return uid.partition("@")[0].rpartition(".")[0]


class Outlook:
    """A calendar that takes what it is given as RFC 5546 says: by UID, and never an older state over a later one."""

    def __init__(self) -> None:
        self.events: dict[str, vobject.base.Component] = {}

    def takes(self, data: bytes) -> set[str]:
        """Load a file; what then stands in it, by the key within its register."""
        for uid, event in loaded(data).items():
            held = self.events.get(uid)
            if held is None or int(event.sequence.value) > int(held.sequence.value):
                self.events[uid] = event
            elif event.status.value != held.status.value:
                raise AssertionError(f"{uid} was {held.status.value}, is {event.status.value}, and is no later state")
        return self.standing

    @property
    def standing(self) -> set[str]:
        return {key_of(uid) for uid, event in self.events.items() if event.status.value == "CONFIRMED"}

    @property
    def ringing(self) -> set[str]:
        return {key_of(uid) for uid, event in self.events.items() if hasattr(event, "valarm")}
