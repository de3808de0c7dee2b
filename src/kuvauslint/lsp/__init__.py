"""The language server: descriptions checked and explained while they are written."""
