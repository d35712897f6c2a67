"""Wording shared by every front end: codes and values in, sentences in the pair's language out."""
