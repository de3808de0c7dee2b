"""From what was read to what it says: keys, headings and table columns to canonical fields."""
