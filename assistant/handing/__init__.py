"""From the cases on disk to what leaves the program: which goals, on what ground, and the trace it leaves.

The app and the command line go through here; neither asks of the goals, and neither writes, by another way.
"""
