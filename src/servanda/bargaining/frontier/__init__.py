"""The Pareto front of all packages, exact without writing them out; and where one package lies."""

from servanda.bargaining.frontier.front import Front
from servanda.bargaining.frontier.origins import Origins
from servanda.bargaining.frontier.programme import MOST_POINTS, front_of

__all__ = ["MOST_POINTS", "Front", "Origins", "front_of"]
