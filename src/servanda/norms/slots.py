"""Which slots each kind of norm has, and which modifiers fill them.

The list is fixed: a slot that the text leaves empty is a hole whether or not a reader wrote
`(not stated)`. What does not apply must be written `(not applicable)`.
"""

from __future__ import annotations

from servanda.instrument.pact.syntax import Slot
from servanda.norms.norm import Gap, NormKind

SLOTS: dict[NormKind, tuple[Gap, ...]] = {
    NormKind.ACHIEVE: (Gap.BEARER, Gap.DEADLINE, Gap.VERIFIER),
    NormKind.MAINTAIN: (Gap.BEARER, Gap.START, Gap.DURATION, Gap.VERIFIER),
    NormKind.LIMIT: (
        Gap.BEARER, Gap.AMOUNT, Gap.START, Gap.DURATION, Gap.VERIFIER, Gap.BASELINE, Gap.COUNTING,
    ),
    NormKind.REPEAT: (Gap.BEARER, Gap.START, Gap.DURATION, Gap.VERIFIER),
    NormKind.PROHIBITION: (Gap.BEARER, Gap.START, Gap.DURATION, Gap.VERIFIER),
    NormKind.PERMISSION: (Gap.BEARER,),
    NormKind.EXEMPTION: (Gap.BEARER,),
    NormKind.POWER: (Gap.BEARER,),
    NormKind.DISABILITY: (Gap.BEARER,),
    NormKind.ENTITLEMENT: (Gap.BEARER, Gap.COUNTERPARTY),
    NormKind.EXPECTATION: (Gap.BEARER,),
    NormKind.DECLARATION: (Gap.BEARER,),
    NormKind.GUARANTEE: (Gap.BEARER, Gap.COUNTERPARTY, Gap.RESPONSE, Gap.START, Gap.DURATION),
    NormKind.CONSEQUENCE: (Gap.TRIGGER, Gap.DECIDER, Gap.STANDARD),
    NormKind.DEFINITION: (Gap.MEANING,),
    NormKind.PROVISION: (),
}  # fmt: skip

FILLED_BY: dict[Gap, tuple[Slot, ...]] = {
    Gap.DEADLINE: (Slot.BY, Slot.WITHIN, Slot.COMPLETED_BY, Slot.ON, Slot.BEFORE),
    Gap.START: (Slot.FROM, Slot.BEGUN_BY, Slot.AFTER, Slot.ONCE, Slot.ONLY_AFTER, Slot.SINCE),
    Gap.DURATION: (Slot.FOR, Slot.UNTIL, Slot.WHILE),
    Gap.VERIFIER: (Slot.VERIFIED_BY, Slot.COUNTED_BY, Slot.SUPERVISED_BY),
    Gap.DECIDER: (Slot.FOUND_BY,),
    Gap.STANDARD: (Slot.STANDARD,),
    Gap.BASELINE: (Slot.BASELINE,),
    Gap.COUNTING: (Slot.COUNTING,),
    Gap.AMOUNT: (Slot.AMOUNT,),
    Gap.TRIGGER: (Slot.IF, Slot.WHENEVER, Slot.ONCE, Slot.WHILE, Slot.UNLESS, Slot.AFTER,
                  Slot.ONLY_AFTER, Slot.SINCE, Slot.ON, Slot.FROM),
}  # fmt: skip
"""The modifiers that fill a slot, the likeliest first."""
