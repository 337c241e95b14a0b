"""Which places are nearest to a point."""

import heapq
import os
from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from .data import Place

EARTH_RADIUS_KM = 6371.0088


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance between two points in degrees (haversine formula)."""
    phi_a, phi_b = radians(lat_a), radians(lat_b)
    half_lat = (phi_b - phi_a) / 2
    half_lon = radians(lon_b - lon_a) / 2
    h = sin(half_lat) ** 2 + cos(phi_a) * cos(phi_b) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


def nearest(
    places: Iterable[Place], latitude: float, longitude: float, count: int
) -> list[tuple[float, Place]]:
    """The ``count`` nearest places with their distance in km, nearest first; ties by id."""
    measured = (
        (distance_km(latitude, longitude, place.latitude, place.longitude), place)
        for place in places
    )
    return heapq.nsmallest(count, measured, key=lambda item: (item[0], item[1].id))
