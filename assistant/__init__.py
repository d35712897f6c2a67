"""Målsteg: from two people's own words to an accepted goal with a five-step attainment scale."""

__version__ = "0.1.0"
