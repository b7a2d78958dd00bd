"""The practice register: any number of invented cases, the same for the same seed, obviously fictional."""

from nscb_desktop.casework.practice.making import Practice, make_practice

__all__ = ["Practice", "make_practice"]
