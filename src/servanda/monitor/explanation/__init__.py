"""Why a verdict is what it is, and why it is not what somebody expected."""

from servanda.monitor.explanation.as_json import as_json
from servanda.monitor.explanation.explain import NoSuchInstanceError, explain
from servanda.monitor.explanation.of_views import proofs_of
from servanda.monitor.explanation.proof import Mark, Point, Proof

__all__ = ["Mark", "NoSuchInstanceError", "Point", "Proof", "as_json", "explain", "proofs_of"]
