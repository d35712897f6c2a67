"""Practice on the screen: exercises and invented clients. No page here knows of a case."""
