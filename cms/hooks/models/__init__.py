from .deliveries import Delivery
from .subscriptions import Subscription
from .told import ToldState, Watch

__all__ = ["Delivery", "Subscription", "ToldState", "Watch"]
