"""The domain: goals, measures and attainment scales. No input or output, no wording for users."""
