"""The case review and learning desk of a safeguarding children board's office."""

__version__ = "0.1.0"
