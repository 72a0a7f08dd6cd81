"""Convert the academia data of AgentBoard's ToolQuery to the JSON file that `magnet eval toolquery` reads.

The folder `data/tool-query/academia/raw` of AgentBoard's data holds six pickles: `paper_net` and `author_net`
(networkx graphs over ids) and the dictionaries `title2id_dict`, `id2title_dict`, `author2id_dict` and
`id2author_dict`. Unpickling runs code: convert only files that you trust.

    python convert_academia.py data/tool-query/academia/raw graph.json

Needs Python 3.9 or later and networkx of the version that can read the pickles.
"""

import argparse
import json
import pickle
from pathlib import Path


def load(folder, name):
    with open(folder / f"{name}.pkl", "rb") as file:
        return pickle.load(file)


def plain(value):
    """A value in the form that JSON has for it: sets in order, numbers of other libraries as Python's own."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.item() if hasattr(value, "item") else value


def edges(graph, names, attributes=plain):
    """The edges between named nodes that have attributes."""
    named = ((a, b, data) for a, b, data in graph.edges(data=True) if a in names and b in names and data)
    return [{"a": names[a], "b": names[b], "attributes": attributes(data)} for a, b, data in named]


def nodes(graph, ids, names, keys):
    """The nodes by name, with the names of their neighbours in the graph's order."""
    name_key, neighbour_key = keys
    return [
        {
            name_key: name,
            "attributes": plain(graph.nodes[node]),
            neighbour_key: [names[other] for other in graph.neighbors(node) if other in names],
        }
        for name, node in ids.items()
        if node in graph
    ]


def convert(folder):
    papers, authors = load(folder, "paper_net"), load(folder, "author_net")
    titles, author_names = load(folder, "id2title_dict"), load(folder, "id2author_dict")

    def with_titles(data):
        shown = plain(data)
        if "collaborative_papers" in data:
            shown["collaborative_papers"] = [titles[paper] for paper in data["collaborative_papers"]]
        return shown

    return {
        "papers": nodes(papers, load(folder, "title2id_dict"), titles, ("title", "cites")),
        "authors": nodes(authors, load(folder, "author2id_dict"), author_names, ("name", "collaborators")),
        "paper_edges": edges(papers, titles),
        "author_edges": edges(authors, author_names, with_titles),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder with the six pickles")
    parser.add_argument("output", type=Path, help="the JSON file to write")
    given = parser.parse_args()
    graph = convert(given.folder)
    given.output.write_text(json.dumps(graph, ensure_ascii=False), encoding="utf-8")
    print(f"{given.output}: {len(graph['papers'])} papers, {len(graph['authors'])} authors")


if __name__ == "__main__":
    main()
