"""The language model that the user has set up; without that there is none."""

from __future__ import annotations

import os

from servanda.desk.cli.output import complain
from servanda.reading.language_model.endpoint import Endpoint, why_refused

URL = "SERVANDA_MODEL_URL"
MODEL = "SERVANDA_MODEL"
KEY = "SERVANDA_MODEL_KEY"  # stands in no command line, where others on the machine could read it


def endpoint_set_up() -> Endpoint | None:
    """Return where the model is reached; say why where it cannot be asked."""
    url, model = os.environ.get(URL, "").strip(), os.environ.get(MODEL, "").strip()
    if not url or not model:
        complain(f"No language model is set up: set {URL} to its address and {MODEL} to its name.")
        return None
    if (because := why_refused(url)) is not None:
        complain(f"{URL} is {url}, where nothing is sent: {because}.")
        return None
    return Endpoint(url, model, os.environ.get(KEY) or None)
