"""Pages of a PDF as pictures, from memory: no file, no other program."""

import pypdfium2

from nscb_desktop.framework.errors import OfficeError


class PdfPages:
    """An open PDF in memory."""

    def __init__(self, data: bytes) -> None:
        """Open it; OfficeError where the bytes are no PDF that can be read."""
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as refused:
            raise OfficeError(
                "This file is not a PDF that can be shown. Open the original in another program, or ask for it again."
            ) from refused
        if self._document.get_formtype():
            # Without it, what stands in the fields of a form would not be drawn.
            self._document.init_forms()

    @property
    def count(self) -> int:
        """How many pages."""
        return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = self._document[page].get_size()
        return float(width), float(height)

    def picture(self, page: int, scale: float) -> tuple[int, int, bytes, int]:
        """Width, height, BGRA pixels and bytes in a line of a page drawn at ``scale`` pixels a point."""
        bitmap = self._document[page].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        try:
            return bitmap.width, bitmap.height, bytes(bitmap.buffer), bitmap.stride
        finally:
            bitmap.close()

    def close(self) -> None:
        """Let it go."""
        self._document.close()
