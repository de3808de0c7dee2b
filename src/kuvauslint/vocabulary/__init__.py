"""The words of the field, as data: keys, labels, terms, facts; and how they are matched."""
