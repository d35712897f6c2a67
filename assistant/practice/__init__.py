"""Practice: exercises, invented clients, grading and progress. Nothing here knows of real cases.

The exercises, the clients and the words their listening goes by are data, with Swedish, Danish and English
side by side in each entry. Importing this package costs nothing; a front end only shows what it finds here.
"""
