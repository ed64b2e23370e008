"""Contrast of colours after WCAG 2.2, success criterion 1.4.3 (at least 4.5 to 1 for text)."""

MINIMUM = 4.5


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio (1 to 21) of two colours written as ``#rrggbb``."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightened_for(colour: str, background: str, minimum: float = MINIMUM) -> str:
    """Return ``colour`` mixed with as little white as reaches ``minimum`` contrast on a dark ``background``."""
    channels = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    for step in range(0, 101, 2):
        mixed = "#" + "".join(f"{round(c + (255 - c) * step / 100):02x}" for c in channels)
        if contrast(mixed, background) >= minimum:
            return mixed
    return "#ffffff"
