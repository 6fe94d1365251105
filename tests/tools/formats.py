"""Reads every format of the examples back with a tool that people use.

    python3 tests/tools/formats.py FOLDER_OF_EXAMPLES [FOLDER_FOR_TOOLS]

The input is awkward on purpose: names that are markup, formulas and commands in one
format or another. What `--format jsonl` says is held to be so; every other format must
say the same."""

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

import environment as tools

EXAMPLES = Path(sys.argv[1])
tools.inside("requirements.txt", sys.argv[2] if len(sys.argv) > 2 else EXAMPLES)

import conllu
import kuzu
import networkx
import rdflib

NAMES = [
    '<script>alert("x")</script>',
    "]]></data>&amp;",
    "=cmd|' /C calc'!A0",
    "'}) DETACH DELETE n //",
    "O\\u0027Neil \\N",
    '"]; evil [label="',
    "🙏 आशा\u0001 राव",
    "# newdoc",
]


def documents():
    """Lines of JSON: each awkward name meets Putin, in English and in Hindi."""
    for number, name in enumerate(NAMES):
        for lang, before, after in [
            ("en", "Officials 🙂 said. ", " met Vladimir Putin in Moscow on 25 April 2019."),
            ("hi", "अधिकारियों ने 🙂 कहा। ", " ने 25 अप्रैल 2019 को मॉस्को में व्लादिमीर पुतिन से मुलाकात की।"),
        ]:
            start = len(before.encode())
            mention = {"start": start, "end": start + len(name.encode()), "type": "person"}
            doc = {"id": f"{lang} {number}/<&>", "text": before + name + after, "mentions": [mention]}
            yield json.dumps(doc, ensure_ascii=False)
    yield json.dumps({"id": "ties", "date": "2024-05-06", "text": "Russia did not attack Ukraine. रूस ने भारत को सहायता दी।"}, ensure_ascii=False)


INPUT = "\n".join(documents()) + "\n"


def example(name, *arguments):
    run = subprocess.run(
        [EXAMPLES / name, "--input", "jsonl", *map(str, arguments)], input=INPUT.encode(), capture_output=True
    )
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode()


EDGES = [json.loads(line) for line in example("graph", "--format", "jsonl").splitlines()]
NODES = {end["id"]: end for edge in EDGES for end in (edge["source"], edge["target"])}
PLAIN = sorted((edge["source"]["id"], edge["kind"], edge["target"]["id"]) for edge in EDGES)


def blanked(text, by=" "):
    """What formats make of control characters that they cannot hold."""
    return re.sub("[\x00-\x1f]", by, text)


def harmless(text):
    return "'" + text if text[:1] in "=+-@" else text


def check_table(separator, sort):
    rows = list(csv.DictReader(example("graph", "--format", sort).splitlines(), delimiter=separator))
    found = sorted((row["source"], row["kind"], row["target"]) for row in rows)
    assert found == sorted(tuple(map(harmless, edge)) for edge in PLAIN), found


def check_nodes(separator, sort):
    rows = list(csv.DictReader(example("graph", "--format", sort).splitlines(), delimiter=separator))
    assert sorted(row["id"] for row in rows) == sorted(map(harmless, NODES))
    names = {row["id"]: row["hi"] for row in rows}
    assert names["Q7747"] == "व्लादिमीर पुतिन"


def check_network(read, sort, name):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"graph.{sort}"
        example("graph", "--format", sort, "--lang", "hi", "--out", path)
        graph = read(path)
    found = sorted((source, data["kind"], target) for source, target, data in graph.edges(data=True))
    assert found == sorted(tuple(blanked(part, "") for part in edge) for edge in PLAIN), found
    for id, node in NODES.items():
        data = graph.nodes[blanked(id, "")]
        assert data[name] == blanked(node["hi"] or node["en"], ""), data
        assert data["linked"] is node["linked"]


def check_dot():
    if not tools.debian("dot", "graphviz"):
        print("skipped dot: no graphviz")
        return
    dot = example("graph", "--format", "dot", "--lang", "hi")
    run = subprocess.run(["dot", "-Tjson"], input=dot.encode(), capture_output=True, check=True)
    graph = json.loads(run.stdout)
    names = [node["name"] for node in graph["objects"]]
    found = sorted((names[edge["tail"]], names[edge["head"]]) for edge in graph["edges"])
    assert found == sorted((blanked(source), blanked(target)) for source, _, target in PLAIN), found


def iri(id):
    if re.fullmatch(r"Q\d+", id):
        return rdflib.URIRef(f"http://www.wikidata.org/entity/{id}")
    return rdflib.URIRef("urn:sambandh:entity:" + urllib.parse.quote(id, safe=":-._~"))


def check_rdf(sort, format):
    data = rdflib.Dataset()
    data.parse(data=example("graph", "--format", sort), format=format)
    question = """
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX is: <urn:sambandh:property:>
        SELECT ?source ?kind ?target ?quote ?polarity WHERE { GRAPH ?document {
            ?said a rdf:Statement; rdf:subject ?source; rdf:predicate ?kind; rdf:object ?target;
                is:quote ?quote; is:polarity ?polarity
        } }"""
    found = sorted(tuple(map(str, row)) for row in data.query(question))
    wanted = []
    for edge in EDGES:
        for evidence in edge["evidence"]:
            kind = f"urn:sambandh:kind:{edge['kind']}"
            ends = [str(iri(edge[end]["id"])) for end in ("source", "target")]
            said = [evidence["quote"]["text"], evidence["statement"]["polarity"]]
            wanted.append((ends[0], kind, ends[1], *said))
    assert found == sorted(wanted), found
    hindi = data.query('SELECT ?who { ?who <http://www.w3.org/2000/01/rdf-schema#label> "व्लादिमीर पुतिन"@hi }')
    assert [str(row[0]) for row in hindi] == ["http://www.wikidata.org/entity/Q7747"]
    plover = data.query(
        "ASK { <urn:sambandh:kind:consult> <http://www.w3.org/2004/02/skos/core#closeMatch>"
        " <https://github.com/openeventdata/PLOVER#CONSULT> }"
    )
    assert plover.askAnswer


def check_cypher():
    with tempfile.TemporaryDirectory() as folder:
        database = kuzu.Connection(kuzu.Database(str(Path(folder) / "graph")))
        # Neo4j needs no schema, Kuzu does.
        database.execute(
            "CREATE NODE TABLE Entity(id STRING PRIMARY KEY, type STRING, en STRING, hi STRING,"
            " country STRING, linked BOOLEAN)"
        )
        for kind in sorted({kind for _, kind, _ in PLAIN}):
            database.execute(
                f"CREATE REL TABLE `{kind}`(FROM Entity TO Entity, symmetric BOOLEAN, asserted BOOLEAN,"
                " statements INT64, documents INT64, first STRING, last STRING, quotes STRING[])"
            )
        script = example("graph", "--format", "cypher")
        for _ in range(2):
            for line in script.splitlines():
                database.execute(line)
        rows = database.execute("MATCH (a)-[r]->(b) RETURN a.id, label(r), b.id, r.quotes").get_all()
        found = sorted(tuple(row[:3]) for row in rows)
        assert found == sorted((blanked(source), kind, blanked(target)) for source, kind, target in PLAIN), found
        quotes = {quote for row in rows for quote in row[3]}
        assert quotes == {blanked(said["quote"]["text"]) for edge in EDGES for said in edge["evidence"]}


def extractions():
    return [json.loads(line) for line in example("extract", "--format", "jsonl").splitlines()]


def texts():
    return {doc["id"]: doc["text"] for doc in map(json.loads, INPUT.splitlines())}


def check_jsonl():
    for line in example("extract", "--format", "jsonl", "--offsets", "characters").splitlines():
        found = json.loads(line)
        text = texts()[found["id"]]
        triggers = [relation["trigger"] for relation in found["relations"] if relation["trigger"]]
        for place in found["mentions"] + triggers:
            assert text[place["start"] : place["end"]] == place["text"], place


def check_brat():
    """The rules of brat's standoff format: http://brat.nlplab.org/standoff.html"""
    with tempfile.TemporaryDirectory() as folder:
        example("extract", "--format", "brat", "--out", folder)
        files = sorted(Path(folder).glob("*.ann"))
        assert len(files) == len(texts())
        sections = re.split(r"^\[(\w+)\]$", (Path(folder) / "annotation.conf").read_text(), flags=re.M)
        allowed = {name: re.findall(r"^[\w-]+", lines, flags=re.M) for name, lines in zip(sections[1::2], sections[2::2])}
        counted = sum(check_ann(path, allowed) for path in files)
    assert counted == sum(len(found["mentions"]) + len(found["relations"]) for found in extractions())


def check_ann(path, allowed):
    """Checks a file; returns how many mentions and relations it holds."""
    text = path.with_suffix(".txt").read_bytes().decode()
    bounds, events, counted = {}, set(), 0
    for line in path.read_text().split("\n")[:-1]:
        id, rest = line.split("\t", 1)
        number = re.fullmatch(r"[TENAR#](\d+)", id)
        assert number, line
        if id[0] == "T":
            (sort, places), surface = rest.split("\t", 1)[0].split(" ", 1), rest.split("\t", 1)[1]
            pieces = [text[int(a) : int(b)] for a, b in (piece.split(" ") for piece in places.split(";"))]
            assert " ".join(pieces) == surface and not any("\n" in piece for piece in pieces), line
            assert sort in allowed["entities"] or sort in allowed["events"], line
            counted += sort in allowed["entities"]
            bounds[id] = sort
        elif id[0] == "E":
            parts = dict(part.split(":") for part in rest.split(" "))
            (kind, trigger), *_ = parts.items()
            assert bounds[trigger] == kind and parts["source"] in bounds and parts["target"] in bounds, line
            events.add(id)
            counted += 1
        elif id[0] == "R":
            kind, one, other = re.fullmatch(r"(\S+) Arg1:(T\d+) Arg2:(T\d+)", rest).groups()
            assert kind in allowed["relations"] and one in bounds and other in bounds, line
            counted += 1
        elif id[0] == "A":
            name, event, *value = rest.split(" ")
            assert name in allowed["attributes"] and event in events and len(value) == (name == "Modality"), line
        elif id[0] == "N":
            assert re.fullmatch(r"Reference T\d+ \w+:\S+\t.*", rest), line
        else:
            assert re.fullmatch(r"AnnotatorNotes [TER]\d+\t.*", rest), line
    return counted


def check_conll():
    columns = example("extract", "--format", "conll", "--offsets", "characters")
    documents = texts()
    mentions = []
    for sentence in conllu.parse_incr(io.StringIO(columns)):
        if "newdoc id" in sentence.metadata:
            text = documents[sentence.metadata["newdoc id"]]
        for token in sentence:
            start, end = int(token["sambandh:start"]), int(token["sambandh:end"])
            assert text[start:end] == token["form"], token
            if token["sambandh:ne"].startswith("B-"):
                mentions.append(token["sambandh:entity"])
    wanted = [re.sub(r"[\s\x00-\x1f]+", " ", mention["entity"]) for found in extractions() for mention in found["mentions"]]
    assert mentions == wanted, (mentions, wanted)


def check_web_annotations():
    pages = [json.loads(line) for line in example("extract", "--format", "webannotation").splitlines()]
    for (id, text), page, found in zip(texts().items(), pages, extractions(), strict=True):
        assert len(page["items"]) == len(found["mentions"]) + len(found["relations"]), id
        for item in page["items"]:
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            for quote, place in (target["selector"] for target in targets):
                assert text[place["start"] : place["end"]] == quote["exact"], item
                assert quote["prefix"] + quote["exact"] + quote["suffix"] in text, item


CHECKS = {
    "jsonl": check_jsonl,
    "csv": lambda: check_table(",", "csv"),
    "tsv": lambda: check_table("\t", "tsv"),
    "nodes-csv": lambda: check_nodes(",", "nodes-csv"),
    "nodes-tsv": lambda: check_nodes("\t", "nodes-tsv"),
    "graphml (networkx)": lambda: check_network(networkx.read_graphml, "graphml", "name"),
    "gexf (networkx)": lambda: check_network(networkx.read_gexf, "gexf", "label"),
    "dot (graphviz)": check_dot,
    "nquads (rdflib)": lambda: check_rdf("nquads", "nquads"),
    "jsonld (rdflib)": lambda: check_rdf("jsonld", "json-ld"),
    "cypher (Kuzu)": check_cypher,
    "brat (its rules)": check_brat,
    "conll (conllu)": check_conll,
    "webannotation (its rules)": check_web_annotations,
}

assert len(NODES) >= len(NAMES) + 1, "the awkward names take part in relations"
for name, check in CHECKS.items():
    check()
    print(f"ok {name}")
print(f"{len(CHECKS)} passed, 0 failed")
