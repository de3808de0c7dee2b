"""kuvauslint checks a description of document publicity (906/2019, 28 §)."""

__version__ = "0.1.0"
