"""The one error that is meant for people to read."""


class OfficeError(Exception):
    """Something a person can put right, said in one plain sentence that tells them how."""


class NotAllowed(OfficeError):
    """The signed-in person's role does not carry the right this act needs."""


class Refused(OfficeError):
    """The act would leave the record in a state that the framework does not have."""


class ChangedMeanwhile(OfficeError):
    """Somebody else saved the same record since it was read; ``theirs`` is what they saved."""

    def __init__(self, sentence: str, theirs: object) -> None:
        """Keep the other person's version beside the sentence, so that both can be shown."""
        super().__init__(sentence)
        self.theirs = theirs
