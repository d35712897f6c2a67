"""What the sub-commands do, a module each, imported only when asked for."""
