"""Bytes to values or blocks with their places, one module a format; a reader knows no Finnish."""
