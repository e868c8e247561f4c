"""What a template costs over its placeholders: least, usual, worst, and at the very most.

A count of the text as it was written says nothing: one name with a letter that GSM-7 lacks makes
two segments of one. So every combination of the samples is rendered and counted; and from each
placeholder's greatest length and alphabet comes a bound that no values within them exceed.
"""

from templates_lib.cost._bound import bound
from templates_lib.cost._cost import Cause, Cost, cost
from templates_lib.cost._price import Price, price

__all__ = ["Cause", "Cost", "Price", "bound", "cost", "price"]
