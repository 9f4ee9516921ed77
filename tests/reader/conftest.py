"""Hypothesis the same on every machine: no random seed, no deadline, no database."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "dragoman",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("dragoman")
