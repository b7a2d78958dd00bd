"""What the office does: one module a desk, one function an act."""
