"""Languages: gettext catalogues, and numbers and dates as each language writes them.

Importing this package costs nothing; catalogues and Babel are loaded when first used.
"""

from assistant.i18n.language import LANGUAGES, N_, Language, language_from_locale

__all__ = ["LANGUAGES", "N_", "Language", "language_from_locale"]
