"""Invented people and places: first names of many languages, surnames nobody has, streets that are not there."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Heritage:
    """A family's first names, surnames, languages and words for the form."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]
    written: tuple[str, ...]
    """The same names in their own script, for some children; empty where the script is Latin."""
    language: str
    ethnicity: str
    religion: str


HERITAGES = (
    Heritage(("Amelia", "Grace", "Poppy", "Chloe"), ("Callum", "Alfie", "Tyler", "George"), ("Example", "Sample-Hart", "O'Pretend", "Madeup"), (), "English", "White British", "No religion"),
    Heritage(("Łucja", "Zofia", "Agnieszka", "Małgorzata"), ("Paweł", "Jędrzej", "Michał", "Kacper"), ("Przykładowa", "Zmyślony-Żuk", "Wymyślska", "Ćwiczeń"), (), "Polish", "Any other White background", "Christian"),
    Heritage(("Ọmọlará", "Títílayọ̀", "Adéọlá", "Ṣadé"), ("Ọláwálé", "Babátúndé", "Ayọ̀délé", "Fẹ́mi"), ("Àpẹẹrẹ", "Ọ̀ṣúnlẹ́yẹ-Sample", "Akínlabí-Example"), (), "Yoruba", "African", "Christian"),
    Heritage(("Ayşe", "Gülşah", "Çağla"), ("Oğuz", "İbrahim", "Çınar"), ("Örnekoğlu", "Yılmaz-Deneme", "Şimdilik"), (), "Turkish", "Any other White background", "Muslim"),
    Heritage(("Tahmina", "Nasrin", "Rumana"), ("Rafiq", "Imran", "Shahin"), ("Begum-Sample", "Udaharan", "Miah-Example"), ("তাহমিনা", "নাসরিন", "রুমানা", "রফিক"), "Bengali", "Bangladeshi", "Muslim"),
    Heritage(("Ruba", "Layla", "Noor"), ("Yusuf", "Omar", "Khalid"), ("Al-Mithal", "Haddad-Sample", "Mansur-Example"), ("ربى المثال", "ليلى", "نور", "يوسف"), "Arabic", "Any other ethnic group", "Muslim"),
    Heritage(("Hafsa", "Zainab", "Ayesha"), ("Hamza", "Bilal", "Usman"), ("Misaal-Khan", "Farzi", "Ahmed-Sample"), ("حفصہ", "زینب", "عائشہ", "حمزہ"), "Urdu", "Pakistani", "Muslim"),
    Heritage(("Noa", "Shira", "Tamar"), ("Eitan", "Yonatan", "Ariel"), ("Dugma", "Levi-Sample", "Bar-Mashal"), ("נועה", "שירה", "תמר", "איתן"), "Hebrew", "Any other White background", "Jewish"),
    Heritage(("Kavitha", "Meena", "Anjali"), ("Arun", "Karthik", "Suresh"), ("Udharanam", "Kumar-Example"), ("கவிதா", "மீனா", "அஞ்சலி", "அருண்"), "Tamil", "Any other Asian background", "Hindu"),
    Heritage(("Harpreet", "Simran", "Jasleen"), ("Gurpreet", "Manveer", "Arjan"), ("Kaur-Namuna", "Singh-Example"), ("ਹਰਪ੍ਰੀਤ", "ਸਿਮਰਨ", "ਜਸਲੀਨ", "ਗੁਰਪ੍ਰੀਤ"), "Panjabi", "Indian", "Sikh"),
    Heritage(("Hiwot", "Selam", "Meron"), ("Abebe", "Dawit", "Yonas"), ("Misale", "Tesfaye-Sample"), ("ሕይወት", "ሰላም", "ሜሮን", "አበበ"), "Amharic", "African", "Christian"),
    Heritage(("Xiaomei", "Lihua", "Jing"), ("Xiaoming", "Wei", "Jun"), ("Li-Example", "Chen-Sample"), ("小美", "丽华", "静", "小明"), "Chinese", "Chinese", "Buddhist"),
    Heritage(("Diya", "Kinjal", "Hetal"), ("Jignesh", "Parth", "Nirav"), ("Udaharan-Patel", "Namuno"), ("દિયા", "કિંજલ", "હેતલ", "જિગ્નેશ"), "Gujarati", "Indian", "Hindu"),
    Heritage(("Shanice", "Renée", "Aaliyah"), ("Jermaine", "Dwayne", "Tyrell"), ("Campbell-Example", "Sample-Grant"), (), "English", "Caribbean", "Christian"),
)  # fmt: skip

ROADS = (
    "Sample Mews",
    "Exampleton Road",
    "Invented Street",
    "Practice Lane",
    "Madeup Avenue",
    "Test Street",
    "Nowhere Close",
    "Fable Walk",
)
TOWNS = ("Exampleham E6", "Sampleton E13", "Inventwick E7", "Practice Park E16")
AGENCIES = (
    "Exampleham Children's Social Care", "Exampleham Police", "Exampleham University Hospital", "Sampleton Primary School",
    "Inventwick Health Visiting", "Exampleham Probation", "Exampleham Youth Offending Team", "Sampleton CAMHS", "Exampleham Housing",
    "Practice Park Surgery", "Exampleham Adult Services", "Fable Walk Family Support (voluntary)",
)  # fmt: skip
TITLES = (
    "Service Manager",
    "Named Nurse",
    "Detective Inspector",
    "Head Teacher",
    "Team Manager",
    "Designated Doctor",
    "Director of Nursing",
    "Head of Service",
)


def child_name(chance: Random, heritage: Heritage, *, own_script: bool) -> str:
    """A child's full name, where asked for with the family's own script beside it."""
    first, last = chance.choice(heritage.girls + heritage.boys), chance.choice(heritage.surnames)
    own = f" ({chance.choice(heritage.written)})" if heritage.written and own_script else ""
    return f"{first} {last}{own}"


def adult_name(chance: Random) -> str:
    """Somebody at an agency."""
    heritage = chance.choice(HERITAGES)
    return f"{chance.choice(heritage.girls + heritage.boys)} {chance.choice(heritage.surnames)}"


def address(chance: Random) -> str:
    """A home that is not there."""
    flat = f"Flat {chance.randint(1, 40)}, " if chance.random() < 0.4 else ""
    return f"{flat}{chance.randint(1, 240)} {chance.choice(ROADS)}, {chance.choice(TOWNS)} {chance.randint(1, 9)}{chance.choice('ABDEFGHJ')}{chance.choice('ABDEFGHJ')}"


def telephone(chance: Random) -> str:
    """A number reserved for drama."""
    return (
        f"020 7946 0{chance.randint(0, 999):03d}" if chance.random() < 0.7 else f"07700 900{chance.randint(0, 999):03d}"
    )
