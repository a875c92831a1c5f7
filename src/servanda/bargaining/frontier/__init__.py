"""The Pareto front of all packages, exact without writing them out; and where one package lies."""

from servanda.bargaining.frontier.certainty import Certainty, certainty_of
from servanda.bargaining.frontier.counting import Count, count_at_least, count_worth
from servanda.bargaining.frontier.front import Front
from servanda.bargaining.frontier.listing import rows_at_least
from servanda.bargaining.frontier.nearest import Nearest, nearest_on
from servanda.bargaining.frontier.origins import Origins
from servanda.bargaining.frontier.programme import MOST_POINTS, front_of
from servanda.bargaining.frontier.standing import Standing, standing_of

__all__ = [
    "MOST_POINTS",
    "Certainty",
    "Count",
    "Front",
    "Nearest",
    "Origins",
    "Standing",
    "certainty_of",
    "count_at_least",
    "count_worth",
    "front_of",
    "nearest_on",
    "rows_at_least",
    "standing_of",
]
