"""How sure a share is that was counted."""

import math

_Z = 1.959964


def wilson(right: int, count: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share: its lower and upper bound, from 0 to 1; all of it where nothing is counted.

    Source: Wilson, J Am Stat Assoc 1927, 22:209-212.

    >>> [round(bound, 3) for bound in wilson(95, 100)]
    [0.888, 0.978]
    >>> wilson(0, 0)
    (0.0, 1.0)
    """
    if count == 0:
        return (0.0, 1.0)
    share = right / count
    middle = share + _Z * _Z / (2 * count)
    reach = _Z * math.sqrt(share * (1 - share) / count + _Z * _Z / (4 * count * count))
    total = 1 + _Z * _Z / count
    return max(0.0, min(share, (middle - reach) / total)), min(1.0, max(share, (middle + reach) / total))
