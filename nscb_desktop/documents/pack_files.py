"""Packs as files: the outline tree a reader shows beside the pages, one file for each copy, AES-256 with a passphrase."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import count

import pikepdf

from nscb_desktop.documents.pack_press import PrintedPack, Step, print_copies, steps_of
from nscb_desktop.documents.packs import MadeCopy, Pack, PackCopy, Plan
from nscb_desktop.documents.pdf import CREATOR
from nscb_desktop.framework.text import one_line

Told = Callable[[int, int], None]
"""Told how many steps are done of how many; may stop the work by raising."""


def job_of(pack: Pack, copies: Sequence[PackCopy], told: Told) -> tuple[MadeCopy, ...]:
    """All copies in one document for the printer, each under a bookmark of its own."""
    step = _steps(steps_of(pack, copies), told)
    printed = print_copies(pack, copies, step)
    with pikepdf.open(BytesIO(printed.data)) as document:
        with document.open_outline() as outline:
            for each in printed.copies:
                item = pikepdf.OutlineItem(each.title, each.first)
                item.children.extend(_bookmarks(each.plan, each.first))
                outline.root.append(item)
        _describe(document, printed.title)
        data = _stored(document, "")
    return tuple(MadeCopy(each.copy, each.plan.total, data) for each in printed.copies)


def sealed(job: Sequence[MadeCopy], passphrase: str) -> tuple[MadeCopy, ...]:
    """A job for the printer as one file that nobody opens without the passphrase."""
    with pikepdf.open(BytesIO(job[0].data)) as document:
        data = _stored(document, passphrase)
    return tuple(replace(each, data=data) for each in job)


def files_of(
    pack: Pack, copies: Sequence[PackCopy], passphrases: Mapping[frozenset[int], str], told: Told
) -> tuple[MadeCopy, ...]:
    """Each copy as a document of its own, encrypted where there are passphrases: one for each set of cases left out.

    Copies without a case are drawn apart from those with it: even the letters in their fonts tell nothing of it.
    """
    alike: dict[frozenset[int], list[PackCopy]] = {}
    for copy in copies:
        alike.setdefault(copy.left_out, []).append(copy)
    step = _steps(len(copies) + sum(steps_of(pack, group) for group in alike.values()), told)
    made = [
        each
        for left_out, group in alike.items()
        for each in _split(pack, print_copies(pack, group, step), passphrases[left_out] if passphrases else "", step)
    ]
    return tuple(sorted(made, key=_number))


def _number(made: MadeCopy) -> int:
    return made.copy.number


def _steps(total: int, told: Told) -> Step:
    done = count()

    def step() -> None:
        told(next(done), total)

    return step


def _split(pack: Pack, printed: PrintedPack, passphrase: str, step: Step) -> Iterator[MadeCopy]:
    with pikepdf.open(BytesIO(printed.data)) as whole:
        for each in printed.copies:
            step()
            with pikepdf.new() as document:
                document.pages.extend(whole.pages[each.first : each.first + each.plan.total])
                with document.open_outline() as outline:
                    outline.root.extend(_bookmarks(each.plan, 0))
                document.docinfo["/Author"] = one_line(pack.head.board)
                document.docinfo["/Subject"] = one_line(pack.head.marking)
                document.docinfo["/Creator"] = CREATOR
                _describe(document, f"{printed.title}, {each.copy.numbered.lower()}")
                yield MadeCopy(each.copy, each.plan.total, _stored(document, passphrase))


def _bookmarks(plan: Plan, first: int) -> Sequence[pikepdf.OutlineItem]:
    """The parts of a copy: what belongs to a case stands under it."""
    found: list[pikepdf.OutlineItem] = []
    for entry in plan.entries:
        item = pikepdf.OutlineItem(entry.name, first + entry.page - 1)
        (found[-1].children if entry.depth else found).append(item)
    return found


def _describe(document: pikepdf.Pdf, title: str) -> None:
    document.docinfo["/Title"] = title
    document.Root["/Lang"] = pikepdf.String("en-GB")
    document.Root["/PageMode"] = pikepdf.Name.UseOutlines
    document.Root["/ViewerPreferences"] = pikepdf.Dictionary(Duplex=pikepdf.Name.DuplexFlipLongEdge)


def _stored(document: pikepdf.Pdf, passphrase: str) -> bytes:
    """The document's bytes, made in memory; nobody opens an encrypted one without the passphrase."""
    stored = BytesIO()
    # The owner's passphrase is the reader's: a file that only restrains its owner opens for anybody.
    words = unicodedata.normalize("NFC", passphrase)
    encryption = pikepdf.Encryption(owner=words, user=words, R=6, aes=True, metadata=True) if words else False
    document.save(
        stored, encryption=encryption, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=not words
    )
    return stored.getvalue()
