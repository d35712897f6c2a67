"""Files of repeated measures, as spreadsheets and people write them.

``sheet`` makes rows of cells out of bytes, ``columns`` finds which column is which, ``cells`` reads numbers
and days, and on these rest the two kinds of file: ``phased`` (a phase and a value a row) and ``dated`` (a day
and one or more measures a row). Nothing is guessed: a row that cannot be read is named by its line, and then
nothing of the file is taken.
"""
