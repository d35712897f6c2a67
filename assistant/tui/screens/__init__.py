"""The full-screen pages."""
