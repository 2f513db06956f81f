"""What currencies are worth, roughly: enough to tell whether pay in one is near a band in another.

Rounded by us in 2026 and never used to pay anybody. Sentences across currencies name both amounts.
"""

from collections.abc import Mapping

RATES: Mapping[str, float] = {
    "USD": 1.0,
    "CAD": 0.72,
    "EUR": 1.15,
    "GBP": 1.33,
    "CHF": 1.24,
    "AUD": 0.66,
    "NZD": 0.58,
    "SEK": 0.105,
    "NOK": 0.1,
    "DKK": 0.155,
    "PLN": 0.27,
    "CZK": 0.047,
    "SGD": 0.77,
    "HKD": 0.128,
    "JPY": 0.0066,
    "INR": 0.0114,
    "AED": 0.272,
    "ZAR": 0.057,
    "BRL": 0.185,
    "MXN": 0.054,
}
"""US dollars for one unit."""
