"""Chance that repeats itself: every part of the drawing has its own, so that one may change without the others."""

import random

Chance = random.Random
