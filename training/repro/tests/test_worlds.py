"""Closed worlds and the text of rows, against what TypeScript and the trainer make of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from recorded import ids_of_rows, rows, steps_of, tokenizer
from trial.checkpoint import chat_tokenizer
from trial.executor import Signature, look_up, run_call
from trial.names import is_held_out, lexicon
from trial.pack import Unfit, encode, encode_pieces, longest, most_slots
from trial.rows import Piece, Row, result_text, step_text, tool_lines
from trial.vocabulary import decode

from magnet_train.encode import encode_conversation
from magnet_train.template import ChatTemplate

golden = json.loads((Path(__file__).parents[1] / "data" / "look-up.golden.json").read_text(encoding="utf-8"))


class TestWorlds:
    @pytest.mark.parametrize("case", golden["lookUps"], ids=lambda case: case["signature"]["name"])
    def test_look_up_is_that_of_typescript(self, case):
        assert look_up(Signature.read(case["signature"]), case["given"]) == case["value"]

    @pytest.mark.parametrize("case", golden["lexicons"], ids=lambda case: case["name"])
    def test_lexicon_is_that_of_typescript(self, case):
        assert case["name"] in lexicon
        assert is_held_out(case["name"]) == (case["lexicon"] == "held-out")

    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_calls_of_rows_find_what_they_found_in_typescript(self, row):
        shown = [*row["tools"], *(tool for turn in row["turns"] for tool in turn["adds"])]
        offered = {tool["name"]: Signature.read(tool) for tool in shown}
        for step in steps_of(row):
            assert [run_call(call, offered) for call in step["calls"]] == step["results"]

    @pytest.mark.parametrize(
        ("call", "words"),
        [
            ({"name": "NOPE", "arguments": {}}, "no tool called NOPE"),
            ({"name": "BABA", "arguments": {}}, "do not fit"),
            ({"name": "BABA", "arguments": {"DADA": "A1", "FAFA": "A1"}}, "do not fit"),
        ],
    )
    def test_what_cannot_be_run_gives_an_error(self, call, words):
        assert words in run_call(call, {"BABA": Signature("BABA", ("DADA",), "GAGA")})["error"]


class TestRendering:
    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_ids_and_masks_are_those_of_the_trainer(self, row):
        template = ChatTemplate(chat_tokenizer(tokenizer))
        expected = encode_conversation(template, *as_messages(row))
        encoded = encode(row, tokenizer)
        assert encoded.ids.tolist() == expected.ids.tolist()
        assert encoded.actions.tolist() == expected.actions.tolist()

    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_what_the_agent_wrote_is_scored_and_nothing_else(self, row):
        encoded = encode(row, tokenizer)
        written = [
            decode(tokenizer, encoded.ids[encoded.actions == at].tolist()) for at in range(1, len(steps_of(row)) + 1)
        ]
        assert written == [f"{step_text(step)}<|im_end|>" for step in steps_of(row)]

    @pytest.mark.parametrize("row", rows, ids=ids_of_rows)
    def test_every_name_and_value_is_a_token_with_a_slot_of_its_own(self, row):
        encoded = encode(row, tokenizer)
        slots = {}
        for token, slot in zip(encoded.ids.tolist(), encoded.slots.tolist(), strict=True):
            if slot:
                slots.setdefault(slot, set()).add(tokenizer.id_to_token(token))
        names = {tool["name"] for tool in row["tools"]} | {noun for tool in row["tools"] for noun in tool["takes"]}
        assert names <= {name for same in slots.values() for name in same}
        assert all(len(same) == 1 for same in slots.values())

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param(" ".join(lexicon[: most_slots + 1]), id="too many names"),
            pytest.param("." * (longest + 1), id="too long"),
        ],
    )
    def test_a_text_that_does_not_fit_is_refused(self, text):
        with pytest.raises(Unfit):
            encode_pieces([Piece(text, 0)], tokenizer)


def as_messages(row: Row) -> tuple[list, list]:
    """A row as the trainer reads it: OpenAI messages and tools."""
    messages: list[dict] = [{"role": "system", "content": ""}]
    for turn in row["turns"]:
        added = f"\n{tool_lines(turn['adds'])}" if turn["adds"] else ""
        messages.append({"role": "user", "content": turn["user"] + added})
        for step in turn["steps"]:
            calls = [
                {"id": f"c{len(messages)}-{at}", "type": "function", "function": call}
                for at, call in enumerate(step["calls"])
            ]
            messages.append({"role": "assistant", "content": step["text"] or "", "tool_calls": calls})
            messages.extend(
                {"role": "tool", "tool_call_id": call["id"], "content": result_text(result)}
                for call, result in zip(calls, step["results"], strict=True)
            )
    return messages, [as_function(tool) for tool in row["tools"]]


def as_function(tool: dict) -> dict:
    properties = {noun: {"type": "string", "description": f"A {noun}."} for noun in tool["takes"]}
    parameters = {"type": "object", "properties": properties, "required": tool["takes"]}
    described = {"name": tool["name"], "description": f"Finds the {tool['finds']}.", "parameters": parameters}
    return {"type": "function", "function": described}
