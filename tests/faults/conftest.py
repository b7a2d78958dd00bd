"""The registers of the store's own tests, to be treated badly."""

from tests.register.conftest import busy, empty, folder, sitting

__all__ = ["busy", "empty", "folder", "sitting"]
