"""The same conversations as lines of text: for screen readers, braille lines, pipes and simple terminals.

No cursor movement, no colour, no box drawing. What the pair types is either an answer or one of a few
words that steer the conversation; a line that begins with a backslash is always an answer.
"""

from assistant.plain.conversation import PlainConversation, hold

__all__ = ["PlainConversation", "hold"]
