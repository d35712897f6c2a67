"""The pieces the pages are made of."""
