"""Options files: what a reader assumes about whether an agreement would hold."""

from servanda.exchange.options_file.reading import OpenedOptions, open_options, options_from

__all__ = ["OpenedOptions", "open_options", "options_from"]
