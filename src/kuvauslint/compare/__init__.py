"""What a change does to a description and to its findings, in words for people who read no diffs.

from kuvauslint.compare.difference import compare
difference = compare(old_source, new_source)
"""
