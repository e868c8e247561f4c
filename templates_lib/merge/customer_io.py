"""Customer.io: Liquid. A variable that is missing fails the whole message, so each is sent."""

from templates_lib.merge._liquid import Liquid
from templates_lib.merge._target import Target
from templates_lib.merge.braze import TARGET as BRAZE

TARGET = Target(
    name="customer_io",
    label="Customer.io",
    writer=Liquid,
    reference="event.{}",
    can=BRAZE.can,
    native=BRAZE.native,
    source="https://docs.customer.io/journeys/liquid-tag-list/",
)
