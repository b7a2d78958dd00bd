"""Eight PDFs that were made to do harm."""

import random
import zlib

Hostile = dict[str, bytes]


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, root, len(made),
    )  # fmt: skip


def stream(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    """A stream as it stands in a file."""
    return b"<</Length %d /Filter [%s]>>\nstream\n%s\nendstream" % (len(data), filters, data)


def pdfs() -> Hostile:
    """Eight, by what they try."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    catalog = b"<</Type/Catalog/Pages 2 0 R>>"
    bomb = zlib.compress(b"A" * 150_000_000, 9)
    script = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AcroForm<</Fields[4 0 R]>>>>"
    )
    return {
        "a bomb": pdf(catalog, pages, page, stream(bomb)),
        "a bomb in a bomb": pdf(catalog, pages, page, stream(zlib.compress(bomb, 9), b"/FlateDecode/FlateDecode")),
        "tens of thousands of operators": pdf(catalog, pages, page, stream(zlib.compress(b"BT /F 9 Tf (x) Tj ET\n" * 30_000, 9))),
        "pages in a circle": pdf(catalog, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        "an array 50,000 deep": pdf(b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields" + b"[" * 50_000 + b"]" * 50_000 + b">>>>", pages, page),
        "two thousand million pages": pdf(catalog, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"),
        "fields in a circle": pdf(
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 4 0 R]>>>>", pages, page,
            b"<</T(a)/Kids[4 0 R 5 0 R]/V 5 0 R>>", b"<</T(b)/Kids[4 0 R]/V<</S/Launch/F(cmd.exe)>>>>",
        ),
        "a script and a value that is a stream": pdf(script, pages, page, b"<</T(a)/FT/Tx/V 5 0 R>>", stream(bomb)),
    }  # fmt: skip


def mutated(data: bytes, count: int, seed: int = 1) -> list[bytes]:
    """Copies of a file with bytes changed, cut out, doubled, or the end lost."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        copy = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(copy))
            match chance.randrange(5):
                case 0:
                    copy[at] = chance.randrange(256)
                case 1:
                    del copy[at : at + chance.randint(1, 40)]
                case 2:
                    copy[at:at] = copy[at : at + chance.randint(1, 200)]
                case 3:
                    copy[at:at] = chance.randbytes(chance.randint(1, 20))
                case _:
                    del copy[max(40, len(copy) - chance.randint(1, 400)) :]
            if len(copy) < 40:
                break
        made.append(bytes(copy))
    return made
