"""Who is bound, who acts, and whether they can: signatories, bodies, collectives, offices."""
