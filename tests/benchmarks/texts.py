"""Long texts to measure with."""

from nscb_desktop.framework.answers import Reasons, Tick
from nscb_desktop.framework.criteria import Reply

SENTENCE = (
    "On the {n}th occasion the nursery wrote to the duty team about what had been seen and heard, and no reply can be found in "
    "any of the records that the agencies hold between them. "
)
WORDS_A_PAGE = 640


def pages_of_words(pages: int) -> str:
    """About so many printed pages of numbered sentences in paragraphs."""
    count = pages * WORDS_A_PAGE // len(SENTENCE.split())
    sentences = [SENTENCE.format(n=number) for number in range(1, count + 1)]
    return "\n".join("".join(sentences[start : start + 5]) for start in range(0, count, 5))


def long_reasons(pages: int = 20) -> Reasons:
    """Reasons for referring of about so many pages."""
    return Reasons({"abuse": Tick(Reply.YES, "two accounts differ")}, pages_of_words(pages))
