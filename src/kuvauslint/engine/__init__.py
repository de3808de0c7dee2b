"""The run: discover, read, describe, check, suppress, report."""
