"""Code lists: they suggest, and every one of them takes free text too."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class CodeList:
    """Named entries in their published order; ``none`` is the entry that excludes all others."""

    name: str
    entries: tuple[tuple[str, str], ...]
    none: str | None = None

    @cached_property
    def by_code(self) -> dict[str, str]:
        """Label of each code."""
        return dict(self.entries)

    @cached_property
    def by_label(self) -> dict[str, str]:
        """Code of each label, whatever its capitals."""
        return {label.casefold(): code for code, label in self.entries}

    def code_of(self, text: str) -> str | None:
        """The code whose label was written, or None for free text."""
        return self.by_label.get(text.strip().casefold())


def _plain(name: str, *labels: str) -> CodeList:
    return CodeList(name, tuple((label, label) for label in labels))


ETHNICITY = CodeList(
    "Ethnicity (Department for Education)",
    (
        ("WBRI", "White British"),
        ("WIRI", "White Irish"),
        ("WIRT", "Traveller of Irish heritage"),
        ("WOTH", "Any other White background"),
        ("WROM", "Gypsy/Roma"),
        ("MWBC", "White and Black Caribbean"),
        ("MWBA", "White and Black African"),
        ("MWAS", "White and Asian"),
        ("MOTH", "Any other mixed background"),
        ("AIND", "Indian"),
        ("APKN", "Pakistani"),
        ("ABAN", "Bangladeshi"),
        ("AOTH", "Any other Asian background"),
        ("BCRB", "Caribbean"),
        ("BAFR", "African"),
        ("BOTH", "Any other Black background"),
        ("CHNE", "Chinese"),
        ("OOTH", "Any other ethnic group"),
        ("REFU", "Refused"),
        ("NOBT", "Not yet obtained"),
    ),
)

DISABILITY = CodeList(
    "Disability (Department for Education)",
    (
        ("NONE", "None"),
        ("MOB", "Mobility"),
        ("HAND", "Hand function"),
        ("PC", "Personal care"),
        ("INC", "Incontinence"),
        ("COMM", "Communication"),
        ("LD", "Learning"),
        ("HEAR", "Hearing"),
        ("VIS", "Vision"),
        ("BEH", "Behaviour"),
        ("CON", "Consciousness"),
        ("AUT", "Autism"),
        ("DDA", "Other"),
    ),
    none="NONE",
)

RELIGION = _plain(
    "Religion (Census 2011)",
    "Christian", "Buddhist", "Hindu", "Jewish", "Muslim", "Sikh", "Other religion", "No religion", "Not stated",
)  # fmt: skip

LANGUAGE = CodeList(
    "Language (ISO 639)",
    (
        ("eng", "English"), ("ben", "Bengali"), ("syl", "Sylheti"), ("urd", "Urdu"), ("pan", "Panjabi"),
        ("guj", "Gujarati"), ("hin", "Hindi"), ("tam", "Tamil"), ("pol", "Polish"), ("lit", "Lithuanian"),
        ("ron", "Romanian"), ("bul", "Bulgarian"), ("rus", "Russian"), ("sqi", "Albanian"), ("tur", "Turkish"),
        ("kur", "Kurdish"), ("ara", "Arabic"), ("fas", "Persian"), ("pus", "Pashto"), ("som", "Somali"),
        ("amh", "Amharic"), ("tir", "Tigrinya"), ("yor", "Yoruba"), ("ibo", "Igbo"), ("hau", "Hausa"),
        ("aka", "Akan"), ("lin", "Lingala"), ("swa", "Swahili"), ("sna", "Shona"), ("fra", "French"),
        ("spa", "Spanish"), ("por", "Portuguese"), ("ita", "Italian"), ("deu", "German"), ("ell", "Greek"),
        ("heb", "Hebrew"), ("yid", "Yiddish"), ("zho", "Chinese"), ("yue", "Cantonese"), ("cmn", "Mandarin"),
        ("vie", "Vietnamese"), ("tgl", "Tagalog"), ("nep", "Nepali"), ("sin", "Sinhala"), ("mal", "Malayalam"),
        ("tel", "Telugu"), ("kor", "Korean"), ("jpn", "Japanese"), ("tha", "Thai"), ("ukr", "Ukrainian"),
        ("ces", "Czech"), ("slk", "Slovak"), ("hun", "Hungarian"), ("lav", "Latvian"), ("rom", "Romany"),
        ("bfi", "British Sign Language"),
    ),
)  # fmt: skip

AGENCIES = _plain(
    "Sub-group agencies",
    "Children's social care", "Police", "Designated doctor", "Designated nurse", "Education", "Probation",
    "Youth offending", "CAMHS", "Housing", "Adult services", "Voluntary sector", "Legal",
)  # fmt: skip

SEX = _plain("Sex", "Female", "Male", "Indeterminate", "Not yet born")

ROUTE = _plain("Route received", "By hand", "Secure e-mail", "Post", "Fax", "Telephone, form to follow")
