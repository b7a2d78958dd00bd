"""What leaves or enters the office as paper or file."""
