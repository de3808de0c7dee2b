"""Hundreds of descriptions side by side: who tells what of 28 §, what is found most, who has none.

from kuvauslint.survey.gather import survey
result = survey(paths, executor=client.get_executor())     # any concurrent.futures executor
"""
