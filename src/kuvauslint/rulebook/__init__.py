"""Rule files to rules that can be run and shown."""
