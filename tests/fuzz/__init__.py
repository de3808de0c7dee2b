"""Fuzzing: one target for each way in, run by atheris (`python -m tests.fuzz`) and, shortly, by the ordinary tests."""
