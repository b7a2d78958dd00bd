"""What the Board's framework says: words, forms, criteria, clocks. No Qt, no SQL, no paper."""
