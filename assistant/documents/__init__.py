"""What leaves the program: documents, records for other systems, spreadsheets, and what is read back in.

Nothing here knows of the disk's case files: it is given goals and choices, and makes bytes.
"""
