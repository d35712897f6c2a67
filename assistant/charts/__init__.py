"""Charts of repeated measures: what is drawn is settled once, and then drawn as text or as a picture.

The libraries that draw are loaded when something is drawn with them.
"""
