"""The encrypted case register: the only SQL and the only keys."""
