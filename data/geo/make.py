#!/usr/bin/env python3
"""Derives the files of data/geo from the published sources named in data/SOURCES.md.

    python3 make.py FOLDER_WITH_SOURCES

Standard library only. The same sources give the same files, byte for byte.
"""
import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REFORM = "2025-01-01"

# Municipalities with language facilities for the other language group (laws on the use of languages in
# administrative matters, coordinated on 18 July 1966, articles 7 and 8).
FACILITIES = {
    "fr": "Drogenbos Kraainem Linkebeek Sint-Genesius-Rode Wemmel Wezembeek-Oppem Bever Herstappe Mesen Ronse "
          "Spiere-Helkijn Voeren",
    "nl": "Komen-Waasten Moeskroen Edingen Vloesberg",
    "de": "Malmedy Weismes",
}

# Localities that the 2013 file places in a municipality that happens to have a village of the same name.
# Postal code, locality -> the municipality that the postal code belongs to (codes of 2013).
HOMONYMS = {
    ("1360", "Perwez"): "25084", ("1367", "Bomal"): "25122", ("1541", "Sint-Pieters-Kapelle"): "23032",
    ("1785", "Hamme"): "23052", ("1830", "Machelen"): "23047", ("1910", "Berg"): "23038", ("1981", "Hofstade"): "23096",
    ("2100", "Deurne"): "11002", ("2260", "Tongerlo"): "13049", ("2430", "Vorst"): "13053", ("2812", "Muizen"): "12025",
    ("2870", "Ruisbroek"): "12030", ("2950", "Kapellen"): "11023", ("2980", "Halle"): "11055", ("3320", "Meldert"): "24041",
    ("3390", "Tielt"): "24135", ("4317", "Celles"): "64076", ("4347", "Noville"): "64025", ("4357", "Jeneffe"): "64023",
    ("4480", "Ehein"): "61080", ("4800", "Polleur"): "63079", ("4890", "Clermont"): "63089", ("5310", "Longchamps"): "92035",
    ("5380", "Hemptinne"): "92138", ("5530", "Mont"): "91141", ("6460", "Saint-Remy"): "56016", ("6929", "Porcheresse"): "84016",
    ("7034", "Saint-Denis"): "53053", ("7760", "Celles"): "57018", ("7811", "Arbre"): "51004", ("7911", "Moustier"): "51065",
    ("8301", "Ramskapelle"): "31043", ("8301", "Heist-Aan-Zee"): "31043", ("8340", "Oostkerke"): "31006", ("8400", "Zandvoorde"): "35013",
    ("8730", "Sint-Joris"): "31003", ("8791", "Beveren"): "34040", ("8800", "Beveren"): "36015", ("9070", "Heusden"): "44013",
    ("9300", "Aalst"): "41002", ("9310", "Meldert"): "41002", ("9320", "Nieuwerkerken"): "41002", ("9500", "Moerbeke"): "41018",
    ("9660", "Sint-Maria-Oudenhove"): "45059", ("9690", "Berchem"): "45060", ("9690", "Ruien"): "45060",
    **{("5555", name): "91015" for name in
       ("Baillamont", "Bellefontaine", "Bièvre", "Cornimont", "Gros-Fays", "Naomé", "Petit-Fays")},
    **{("9042", name): "44021" for name in ("Desteldonk", "Mendonk", "Sint-Kruis-Winkel")},  # 44014 never existed
}
BRUSSELS_PARTS = {"1020": ("Laken", "Laeken"), "1120": ("Neder-Over-Heembeek",) * 2, "1130": ("Haren", "Haren")}


def rows(folder, name, delimiter=","):
    with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def write_csv(name, header, lines):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def write_geojson(name, features):
    """One feature per line: small, and a change of one outline is a change of one line."""
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        file.write(",\n".join(json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features))
        file.write("\n]}\n")


def load(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return json.load(file)


# --- codes -----------------------------------------------------------------------------------------------------------

def nis(code):
    return code.zfill(5)


def is_municipality(code):
    return code[2:] != "000" and code not in ("20001", "20002")


def parents(codes, code):
    """Arrondissement, province ('' in Brussels) and region of a municipality."""
    chain, at = [], codes[code]["broader"]
    while at and nis(at) != "01000":
        chain.append(nis(at))
        at = codes[nis(at)]["broader"]
    return chain[0], chain[1] if len(chain) == 3 else "", chain[-1]


def municipalities(folder):
    codes2019, codes2025 = {}, {}
    for row in rows(folder, "be-nis-refnis.csv"):
        (codes2019 if row["scheme"] == "refnis2019" else codes2025)[nis(row["nis"])] = row
    codes2025["37021"]["broader"] = "37000"  # Wingene: left empty in the source
    del codes2025["12034"]  # Sint-Amands: part of 12041 since 1 January 2019
    del codes2025["55022"]  # La Louvière: the code of before 2019; it is 58001
    codes2025["58001"] = codes2019["58001"]
    mergers = {row["nis_2024"]: row["nis_2025"] for row in rows(folder, "vl_municipality_mergers_2024_to_2025.csv")}
    linked = {}
    for code, row in codes2025.items():
        for old in row["narrow_refnis"].split():
            old = nis(old.split("/")[1])
            if is_municipality(code) and old != code:
                linked[old] = code
    # Statbel and the federal code list must tell the same story; only Bastogne (Wallonia) is not in Statbel's Flemish list.
    assert {k: v for k, v in linked.items() if k[:2] != "82"} == mergers, "the merger lists differ"

    merged_on = {code: codes2019[code]["end"] if codes2019[code]["end"] < REFORM else REFORM for code in linked}
    spoken = {row["Code INS"].strip(): row["Langue"].strip() for row in rows(folder, "refnis_2019_fr_nl.csv", ";")}
    predecessors = {}
    for old, new in linked.items():
        predecessors.setdefault(new, []).append(old)

    result = []
    for code in sorted(set(codes2019) | set(codes2025)):
        if not is_municipality(code):
            continue
        new = code not in codes2019
        row = codes2025.get(code) if code in codes2025 and code not in linked else codes2019[code]
        start = merged_on[predecessors[code][0]] if new else "2019-01-01"
        arrondissement, province, region = parents(codes2025 if new else {**codes2025, **codes2019}, code)
        letter = spoken.get(code) or spoken[predecessors[code][0]]
        languages = {"N": "nl", "F": "fr", "FN": "nl fr", "D": "de"}[letter]
        if languages == "de":
            facilities = "fr"
        else:
            facilities = " ".join(l for l, names in FACILITIES.items() if row["nl"] in names.split() or row["fr"] in names.split())
        result.append([code, start, merged_on.get(code, ""), linked.get(code, ""), row["nl"].replace("’", "'"),
                       row["fr"].replace("’", "'"), row["de"].replace("’", "'"), region, province, arrondissement,
                       languages, facilities])
    assert sum(1 for r in result if not r[2]) == 565, "Belgium has 565 municipalities since 1 January 2025"
    assert sum(1 for r in result if r[1] == "2019-01-01") == 581, "Belgium had 581 municipalities on 1 January 2019"
    assert sum(1 for r in result if r[11]) == 27, "27 municipalities have language facilities"
    write_csv("municipalities.csv", "nis,from,to,successor,name_nl,name_fr,name_de,region,province,arrondissement,languages,facilities".split(","), result)

    areas = [[code, kind, row["nl"], row["fr"].replace("’", "'"), row["de"], nis(row["broader"]) if row["broader"] else ""]
             for code, row in sorted({**codes2019, **codes2025}.items()) if not is_municipality(code)
             for kind in ["country" if code == "01000" else "region" if code < "05000" else
                          "province" if code[1:] == "0000" or code in ("20001", "20002") else "arrondissement"]]
    write_csv("areas.csv", "nis,kind,name_nl,name_fr,name_de,parent".split(","), areas)
    return result, linked, codes2019


SMALL_WORDS = set("aan bij de den der du des d' en et in la le les lez lès op sous sur te ten ter van voor au aux het".split())


def spelled(name):
    """The 2013 file writes every part with a capital: Petegem-Aan-De-Leie, 'S Gravenwezel."""
    parts = name.split("-")
    parts[1:] = [p.lower() if p.lower() in SMALL_WORDS else p[:1].upper() + p[1:] for p in parts[1:]]
    name = "-".join(parts)
    return "'s-" + name[3:] if name.startswith("'S ") else name


def postcodes(folder, current, linked, codes2019):
    after1995 = {}
    for code, row in codes2019.items():
        for old in (row["exact_refnis"] + " " + row["narrow_refnis"]).split():
            after1995[nis(old.split("/")[1])] = code
    names = {r[0]: (r[4], r[5]) for r in current if not r[2]}
    language = {r[0]: r[10].split()[0] for r in current if not r[2]}
    old_names = {r[0]: (r[4], r[5]) for r in current}
    lines, unused = [], set(HOMONYMS)
    for row in rows(folder, "be_postcode_nis_2013.csv"):
        key = (row["zipCode"], row["name"])
        unused.discard(key)
        in2019 = after1995[HOMONYMS.get(key, row["nisCode"])]
        code = linked.get(in2019, in2019)
        fold = lambda s: s.casefold().replace("’", "'")
        nl, fr = next(((nl, fr) for nl, fr in (names[code], old_names[in2019])
                       if fold(row["name"]) in (fold(nl), fold(fr))), ("", ""))
        if row["zipCode"] in BRUSSELS_PARTS:
            nl, fr = BRUSSELS_PARTS[row["zipCode"]]
        elif not nl:
            nl, fr = (spelled(row["name"]), "") if language[code] == "nl" else ("", spelled(row["name"]))
        main = "1" if row["main"] == "1" or row["name"] == "Sint-Joost-ten-Node" else "0"
        lines.append([row["zipCode"], nl, fr, code, main])
    assert not unused, unused
    places = {}
    for line in lines:
        assert places.setdefault(line[0], line[3]) == line[3], f"{line[0]} lies in two municipalities"
    assert set(names) <= set(places.values()), set(names) - set(places.values())
    write_csv("postcodes.csv", "postcode,name_nl,name_fr,nis,main".split(","), sorted(lines, key=lambda l: (l[0], l[4] == "0", l[1], l[2])))


# --- outlines --------------------------------------------------------------------------------------------------------

def polygons(geometry):
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def rounded(polys, digits):
    """Rounds every vertex the same way, so that neighbours keep sharing their border."""
    result = []
    for poly in polys:
        kept = []
        for ring in poly:
            points = []
            for x, y in ring:
                point = [round(x, digits), round(y, digits)]
                if not points or point != points[-1]:
                    points.append(point)
            if len(points) >= 4:
                kept.append(points)
            elif not kept:
                break
        if kept:
            result.append(kept)
    return {"type": "Polygon", "coordinates": result[0]} if len(result) == 1 else {"type": "MultiPolygon", "coordinates": result}


def in2019(folder):
    """Walloon municipalities, and the outline of the country, from the one topology of 2019."""
    topology = load(folder, "be_municipalities_2019.topojson")
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def line(index):
        return arcs[index] if index >= 0 else arcs[~index][::-1]

    def stitch(ring):
        points = []
        for index in ring:
            points += line(index)[1 if points else 0:]
        return points

    shapes = {}
    for geometry in topology["objects"]["municipalities"]["geometries"]:
        if geometry["properties"]["reg_nis"] == "03000":
            shapes[geometry["properties"]["nis"]] = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]

    # Bastogne and Bertogne merged on 2 December 2024: the arcs that both had are gone, the others form the new outline.
    rings = [ring for code in ("82003", "82005") for poly in shapes.pop(code) for ring in poly]
    loose = {i for ring in rings for i in ring}
    loose = {i for i in loose if ~i not in loose}
    outline = [loose.pop()]
    while loose:
        following = next(i for i in loose if line(i)[0] == line(outline[-1])[-1])
        loose.remove(following)
        outline.append(following)
    shapes["82039"] = [[outline]]
    walloon = {code: [[stitch(ring) for ring in poly] for poly in polys] for code, polys in shapes.items()}

    # The state border: the arcs that no second municipality has.
    every = [i for g in topology["objects"]["municipalities"]["geometries"]
             for poly in (g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]) for ring in poly for i in ring]
    used = set(every)
    edge = [i for i in every if ~i not in used]
    rings = []
    while edge:
        ring = [edge.pop(0)]
        while line(ring[-1])[-1] != line(ring[0])[0]:
            following = next(i for i in edge if line(i)[0] == line(ring[-1])[-1])
            edge.remove(following)
            ring.append(following)
        rings.append(stitch(ring))
    rings.sort(key=len, reverse=True)
    mainland = [rings[0]]
    country = [mainland]
    for ring in rings[1:]:
        if contains([mainland[:1]], *ring[0]):
            mainland.append(ring)  # a piece of the Netherlands inside
        else:
            country.append([ring])  # a piece of Belgium outside
    return walloon, country


def contains(polys, x, y):
    inside = False
    for poly in polys:
        for ring in poly:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
    return inside


def municipality_of(polys, brussels):
    """The municipality in which most of the neighbourhood lies, by a grid of points over it."""
    xs = [x for poly in polys for ring in poly for x, _ in ring]
    ys = [y for poly in polys for ring in poly for _, y in ring]
    counts, steps = {}, 40
    for i in range(steps):
        for j in range(steps):
            x = min(xs) + (i + 0.5) * (max(xs) - min(xs)) / steps
            y = min(ys) + (j + 0.5) * (max(ys) - min(ys)) / steps
            if contains(polys, x, y):
                for code, shape in brussels.items():
                    if contains(shape, x, y):
                        counts[code] = counts.get(code, 0) + 1
                        break
    return max(sorted(counts), key=counts.get)


def outlines(folder, current):
    names = {r[0]: (r[4], r[5]) for r in current if not r[2]}
    region = {r[0]: r[7] for r in current if not r[2]}
    feature = lambda properties, geometry: {"type": "Feature", "properties": properties, "geometry": geometry}
    shapes = {f["properties"]["code"]: polygons(f["geometry"]) for f in load(folder, "vl_bru_municipalities_2025.geojson")["features"]}
    brussels = {code: shape for code, shape in shapes.items() if region[code] == "04000"}
    walloon, country = in2019(folder)
    shapes.update(walloon)
    write_geojson("belgium.geojson", [feature({"nis": "01000"}, rounded(country, 4))])
    assert set(shapes) == set(names), set(shapes) ^ set(names)
    write_geojson("municipalities.geojson", [feature({"nis": code}, rounded(shapes[code], 4)) for code in sorted(shapes)])
    write_geojson("brussels_municipalities.geojson", [
        feature({"nis": code, "name_nl": names[code][0], "name_fr": names[code][1]}, rounded(brussels[code], 5))
        for code in sorted(brussels)])
    assert len(brussels) == 19

    spelling = {("name_nl", "Bosnie"): "Bosnië", ("name_nl", "Léopoldpark"): "Leopoldpark", ("name_nl", "Zonienwoud"): "Zoniënwoud",
                ("name_fr", "Bizet - Roue- Ceria"): "Bizet - Roue - Ceria"}
    tidy = lambda p, key: spelling.get((key, p[key]), p[key])
    write_geojson("brussels_neighbourhoods.geojson", [
        feature({"md_id": p["md_id"], "name_nl": tidy(p, "name_nl"), "name_fr": tidy(p, "name_fr"), "inhabited": p["inhabited"],
                 "nis": municipality_of(polygons(f["geometry"]), brussels)}, rounded(polygons(f["geometry"]), 5))
        for f in sorted(load(folder, "brussels_neighbourhoods_145.geojson")["features"], key=lambda f: f["properties"]["md_id"])
        for p in [f["properties"]]])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    current, linked, codes2019 = municipalities(sys.argv[1])
    postcodes(sys.argv[1], current, linked, codes2019)
    outlines(sys.argv[1], current)
