"""The recovery sheet: printed at set-up, kept in a sealed envelope, the only way in when every passphrase is lost."""

from datetime import date

from nscb_desktop.documents.outline import FieldRow, Outline, Text, Weight, WritingLines
from nscb_desktop.framework.dates import long_day

MARKING = "KEEP LOCKED AWAY"
_WHAT = (
    "With this key anybody who holds the register's files can read every record in them. It opens the register when a passphrase "
    "is forgotten. If every passphrase and this sheet are lost, the records are lost: nobody can bring them back."
)
_HOW = (
    "1. Put this sheet in an envelope, sign across the flap, and lock it away from the computer.\n"
    "2. Tell the Independent Chair where it is.\n"
    "3. To use it: at sign-in choose “Use the recovery key…” and type the key; spaces, dashes and capitals do not matter.\n"
    "4. When it has been used or seen, make a new one under Settings; this sheet is then worthless."
)


def recovery_outline(board: str, account: str, recovery_key: str, made_on: date) -> Outline:
    """The sheet for one register."""
    rows = (
        FieldRow("Register of:", (Text(board),)),
        FieldRow("Made on:", (Text(long_day(made_on)),)),
        FieldRow("First account:", (Text(account),)),
        FieldRow(
            "Recovery key:", (Text(recovery_key, Weight.FIGURE),), "32 letters and digits; there is no I, L, O or U"
        ),
        FieldRow("What it is for:", (Text(_WHAT),)),
        FieldRow("How to keep it:", (Text(_HOW),)),
        FieldRow("Kept by, and where:", (WritingLines(3),)),
    )
    return Outline(
        "Recovery sheet of the case register",
        rows,
        board=board,
        marking=MARKING,
        foot=("Recovery sheet",),
    )
