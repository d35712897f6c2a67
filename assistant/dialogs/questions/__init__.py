"""The questions of the formulating conversation, in four groups as the pair meets them."""
