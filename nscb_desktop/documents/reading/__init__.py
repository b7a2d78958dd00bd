"""Files that came from outside, read in a process of their own that can do nothing but read them."""
