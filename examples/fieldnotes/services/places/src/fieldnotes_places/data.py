"""The places that Fieldnotes knows: stations along one stretch of coast."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A named point; degrees, north and east positive."""

    id: str
    name: str
    latitude: float
    longitude: float


PLACES = (
    Place("pier", "Old pier", 53.8690, 8.7010),
    Place("lighthouse", "Lighthouse", 53.8712, 8.7155),
    Place("saltmarsh", "Salt marsh", 53.8583, 8.6502),
    Place("harbour", "Harbour", 53.8655, 8.7098),
    Place("dune", "High dune", 53.8811, 8.6420),
    Place("mudflat", "Mudflat station", 53.8951, 8.6077),
    Place("birdhide", "Bird hide", 53.8420, 8.6201),
    Place("sluice", "Sluice", 53.8302, 8.6688),
    Place("island", "Island landing", 53.9187, 8.4975),
    Place("buoy", "Measuring buoy", 54.0012, 8.3120),
    Place("forest", "Coastal forest", 53.8105, 8.5810),
    Place("village", "Village green", 53.8011, 8.6350),
)
