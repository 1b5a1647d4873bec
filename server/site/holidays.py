"""The bank holidays of each nation, from the `holidays` library, for the helplines' opening hours."""

from datetime import date

from holidays import country_holidays

SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
YEARS = 3


def bank_holidays(today: date) -> dict[str, list[str]]:
    """{nation: ["2026-12-25", …]} from today on, and {"until": last day the list is good for}."""
    years = [today.year + ahead for ahead in range(YEARS)]
    calendar = {
        nation: [str(day) for day in sorted(country_holidays("GB", subdiv=code, years=years)) if day >= today]
        for nation, code in SUBDIVISIONS.items()
    }
    return calendar | {"until": [f"{years[-1]}-12-31"]}
