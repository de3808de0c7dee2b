"""The checks that rules name: plain functions from a node to hits; they state facts, never sentences."""
