"""The editors that answers are typed into: one for each kind of question, and what they are put together from."""
