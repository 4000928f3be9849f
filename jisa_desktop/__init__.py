"""JISA Desktop: HR workbooks into a vector index, and exactly out again."""

__version__ = "0.1.0"
