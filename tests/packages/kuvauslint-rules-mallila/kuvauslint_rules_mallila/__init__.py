"""Rules of an invented town."""
