"""Why a verdict is what it is, and why it is not what somebody expected."""

from servanda.monitor.explanation.as_json import as_json
from servanda.monitor.explanation.explain import NoSuchInstanceError, explain
from servanda.monitor.explanation.in_columns import Proving
from servanda.monitor.explanation.inquiry import Inquiry
from servanda.monitor.explanation.of_views import Proofs
from servanda.monitor.explanation.proof import Mark, Point, Proof

__all__ = [
    "Inquiry",
    "Mark",
    "NoSuchInstanceError",
    "Point",
    "Proof",
    "Proofs",
    "Proving",
    "as_json",
    "explain",
]
