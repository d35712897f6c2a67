"""The conversations: questions as data, and one engine that asks them."""
