"""What a referral says: sentences of an office's own kind, made once for a seed and drawn from for each case."""

from random import Random

_WHO = ("the nursery", "the health visitor", "the allocated social worker", "a neighbour", "the school nurse", "the duty officer", "the midwife",
        "the GP", "a police constable", "the paediatrician", "the housing officer", "the mother's key worker", "the father's probation officer",
        "the youth worker", "the class teacher", "the family support worker", "the ambulance crew", "the ward sister", "the maternal aunt",
        "the independent reviewing officer")  # fmt: skip
_DID = ("telephoned", "wrote to", "visited", "made a referral to", "discussed the case with", "left a message for", "shared a concern with", "sent a report to",
        "asked for a strategy discussion with", "received no reply from", "passed the record to", "met")  # fmt: skip
_ABOUT = ("bruising to both arms", "repeated missed appointments", "the state of the home", "raised voices at night", "weight loss since the summer",
          "an unexplained absence", "a disclosure made in class", "threats between the adults", "a burn said to be accidental", "the mother's low mood",
          "alcohol in the home", "a new partner whose name was not given", "poor supervision near the road", "a fall from a bunk bed", "self-harm",
          "going missing for three days", "gang associations", "the tenancy and its arrears", "a change of address across the border", "the older brother's behaviour",
          "speech delay and hearing", "head lice and hunger", "a knife found in a bag", "messages from an older man", "the grandmother's illness")  # fmt: skip
_THEN = ("no further action was recorded", "a core assessment was begun and not finished", "the case was closed the same week", "the information did not reach the other team",
         "a child protection conference was considered", "the plan was reviewed and extended", "the family had moved and nobody was told", "the record shows a different date of birth",
         "an interpreter was not used", "the visit was cancelled twice", "the concern was taken seriously and followed up the same day", "the threshold was not thought to be met",
         "the two accounts did not agree", "a written agreement was signed", "the risk was described as low", "the chronology stops here", "it was agreed to wait for the hospital",
         "the worker left and the case was not reallocated", "the child was seen alone and said little", "the adults were seen and the child was not")  # fmt: skip
_MORE = ("According to {who}, this had been known for some time.", "{who} remembers it otherwise.", "The entry is unsigned.", "A copy is held by {who}.",
         "It is not known whether {who} was told.", "This was discussed at supervision with {who}.", "{who} has been asked for the file.")  # fmt: skip
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SENTENCES = 4_000
WORDS_A_PAGE = 500


class Stories:
    """A stock of sentences for one seed, and the narratives drawn from it."""

    def __init__(self, seed: int) -> None:
        """Make the stock."""
        chance = Random(f"stories {seed}")
        self._stock = [_sentence(chance) for _ in range(SENTENCES)]
        self._mean = sum(len(sentence.split()) for sentence in self._stock) / SENTENCES

    def narrative(self, chance: Random, words: int) -> str:
        """About so many words, in numbered paragraphs where it is long."""
        count = max(1, round(words / self._mean))
        drawn = chance.choices(self._stock, k=count)
        paragraphs = [" ".join(drawn[start : start + 6]) for start in range(0, count, 6)]
        if len(paragraphs) > 8:
            paragraphs = [f"{number}. {paragraph}" for number, paragraph in enumerate(paragraphs, 1)]
        return "\n".join(paragraphs)


def _sentence(chance: Random) -> str:
    day = (
        f"On {chance.randint(1, 28)} {chance.choice(_MONTHS)} {chance.randint(2009, 2013)}"
        if chance.random() < 0.7
        else "Some weeks later"
    )
    who, other = chance.sample(_WHO, 2)
    told = f"{day} {who} {chance.choice(_DID)} {other} about {chance.choice(_ABOUT)}; {chance.choice(_THEN)}."
    if chance.random() < 0.35:
        more = chance.choice(_MORE).format(who=chance.choice(_WHO))
        told += " " + more[:1].upper() + more[1:]
    return told
