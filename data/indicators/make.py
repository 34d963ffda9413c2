#!/usr/bin/env python3
"""Derives the files of data/indicators from the published sources named in data/SOURCES.md.

    python3 make.py FOLDER_WITH_SOURCES

Standard library only. The same sources give the same files, byte for byte. A figure that a source does not give has no
row: missing is missing, never zero.
"""
import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
FROM = 2010  # older years are left out: half of the indicators do not have them

# Our key -> the code of the neighbourhood monitoring. Left out are its indicators of which the copy holds 57 of the 118
# inhabited neighbourhoods only (population, area, living alone from 65, seniority).
NEIGHBOURHOODS = {
    "ocmw-income": "ocmw_aandeel", "increased-allowance": "tegemoetkoming", "unemployment": "werkloosheidsgraad", "median-income": "mediaan_inkomen",
    "social-housing": "sociale_woningen", "density": "bevolkdicht", "age-65-79": "aandeel_65_79", "age-80": "aandeel_80plus",
}


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    """As few digits as say the same: 12.50 is 12.5, 18959.0 is 18959."""
    value = float(text)
    return str(int(value)) if value == int(value) else repr(value)


def write(key, lines):
    """area,year,value,noted; noted: the source has a remark with this figure."""
    lines = sorted(lines, key=lambda line: (line[0].split(":")[0], int(line[0].split(":")[1]), line[1]))
    assert len({line[:2] for line in lines}) == len(lines), f"{key}: a figure stands twice"
    with open(os.path.join(HERE, key + ".csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["area", "year", "value", "noted"])
        writer.writerows(lines)


def neighbourhoods(folder):
    with open(os.path.join(HERE, "../geo/brussels_neighbourhoods.geojson"), encoding="utf-8") as file:
        known = {f["properties"]["md_id"]: f["properties"] for f in json.load(file)["features"]}
    source = rows(folder, "brussels_neighbourhood_indicators_long.csv")
    for key, code in NEIGHBOURHOODS.items():
        lines = []
        for row in source:
            if row["indicator"] != code or int(row["year"]) < FROM or not row["value"].strip():
                continue
            hood = known[int(row["md_id"])]
            assert hood["inhabited"], f"{key}: a figure for {hood['name_nl']}, where nobody lives"
            lines.append((f"md:{row['md_id']}", int(row["year"]), number(row["value"]), ""))
        write(key, lines)


def municipalities(folder):
    with open(os.path.join(HERE, "../geo/municipalities.csv"), encoding="utf-8") as file:
        known = {row["nis"]: row for row in csv.DictReader(file)}
    current = {nis for nis, row in known.items() if not row["to"]}
    income = rows(folder, "statbel_admin_income_by_municipality_2015_2022.csv")
    # Of municipalities that merged since, a median or a rate cannot be put together again: they have no figure.
    for key, column in (("median-income-municipality", "MS_MEDIAN"), ("poverty-risk", "MS_ADMIN_AROP")):
        write(key, [(f"nis:{row['CD_MUNTY_REFNIS']}", int(row["CD_YEAR"]), number(row[column]), "")
                    for row in income if row["CD_MUNTY_REFNIS"] in current and row[column]])
    # Mostly 0.1 to 1.0 points lower in the same years: a series of its own, never mixed with the one above.
    write("poverty-risk-brussels", [(f"nis:{row['nis']}", int(row["year"]), number(round(float(row["rate"]) * 100, 1)), "1" if row["flag"] else "")
                                    for row in rows(folder, "brussels_municipality_admin_poverty_risk_2015_2023.csv") if row["rate"]])
    # People can be counted together over a merger.
    counts = {}
    for row in rows(folder, "population_by_municipality_2020-01-01.csv"):
        nis = row["NIS code"]
        if nis not in known:
            continue  # country, regions, provinces, districts
        assert int(row["Mannen"]) + int(row["Vrouwen"]) == int(row["Totaal"]), nis
        while known[nis]["successor"]:
            nis = known[nis]["successor"]
        counts[nis] = counts.get(nis, 0) + int(row["Totaal"])
    assert set(counts) == current and sum(counts.values()) == 11492641
    write("population", [(f"nis:{nis}", 2020, count, "") for nis, count in counts.items()])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    neighbourhoods(sys.argv[1])
    municipalities(sys.argv[1])
