"""The terminal front end: it shows and asks, and holds no rule."""
