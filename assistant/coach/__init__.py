"""Reading what people write: pure functions from words to findings. No wording, no screen, no disk."""
