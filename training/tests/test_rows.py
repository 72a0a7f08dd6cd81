"""What is read of an export, and how what is no export is refused: with file, line, what, and what to do."""

import json
import re
from pathlib import Path

import pytest

from magnet_train.errors import TrainError
from magnet_train.rows import read_conversations, read_pairs, read_rows
from support import call, lines, prompt, result, says, weather

conversation = {
    "version": 1,
    "id": "r1",
    "kind": "single",
    "messages": [*prompt, says(None, call(1, "Oslo")), result(1, "1"), says("Clear.")],
    "tools": json.dumps([weather]),
}
pair = {
    "version": 1,
    "id": "p1",
    "kind": "single",
    "mistake": "missed",
    "prompt": prompt,
    "chosen": [says(None, call(1, "Oslo")), result(1, "1")],
    "rejected": [says("No.")],
    "tools": json.dumps([weather]),
}
as_text = json.loads(json.dumps(conversation["messages"]))
as_text[2]["tool_calls"][0]["function"]["arguments"] = '{"city":"Oslo"}'
openai = {"messages": as_text, "tools": [weather], "parallel_tool_calls": True}


def test_a_conversation(tmp_path):
    row = next(read_conversations([lines(tmp_path / "a.jsonl", json.dumps(conversation))]))
    assert (row.id, row.kind, row.tools) == ("r1", "single", [weather])
    assert row.messages == conversation["messages"]


def test_a_conversation_in_the_format_of_openai(tmp_path):
    row = next(read_conversations([lines(tmp_path / "a.jsonl", json.dumps(openai))]))
    assert row.tools == [weather]
    assert row.messages == as_text


def test_a_folder_stands_for_the_file_in_it(tmp_path):
    lines(tmp_path / "train.jsonl", json.dumps(conversation), json.dumps(conversation))
    assert len(list(read_conversations([tmp_path]))) == 2


@pytest.mark.parametrize("masks", [{}, {"chosen_train": [True, False], "rejected_train": [True]}])
def test_a_pair_with_and_without_masks(tmp_path, masks):
    row = next(read_pairs([lines(tmp_path / "a.jsonl", json.dumps({**pair, **masks}))]))
    assert row.scored == ([True, False], [True])
    assert row.mistake == "missed"


def test_a_message_may_be_left_out_of_training(tmp_path):
    masked = {**pair, "chosen_train": [False, False], "rejected_train": [True]}
    assert next(read_pairs([lines(tmp_path / "a.jsonl", json.dumps(masked))])).scored[0] == [False, False]


wrong = {
    "no version": ({**conversation, "version": None}, "of version None. Expected version 1"),
    "another version": ({**conversation, "version": 2}, "of version 2. Expected version 1"),
    "another shape": ({**conversation, "kind": "odd"}, "at /kind. Expected a row as in trl-sft.schema.json"),
    "an extra key": ({**conversation, "more": 1}, "Expected a row as in trl-sft.schema.json"),
    "another format": ({"conversations": []}, "Expected trl-sft, openai or trl-preference"),
    "no object": ([1], "Expected a JSON object a line"),
    "tools that are no JSON": ({**conversation, "tools": "["}, "the column tools is no JSON text"),
    "tools of another shape": ({**conversation, "tools": '[{"name":"f"}]'}, "column tools: "),
    "a mask that is too short": ({**pair, "chosen_train": [True]}, "chosen_train marks"),
    "a mask on a result": ({**pair, "chosen_train": [True, True]}, "chosen_train marks"),
}


@pytest.mark.parametrize("name", wrong)
def test_a_wrong_row_is_refused_with_its_line(tmp_path, name):
    row, expected = wrong[name]
    file = lines(tmp_path / "a.jsonl", json.dumps(pair), json.dumps(row))
    with pytest.raises(TrainError, match=re.escape(expected)) as caught:
        list(read_rows(file))
    assert f"{file}, line 2" in str(caught.value)
    assert "Write the file again with: magnet export" in str(caught.value)
    assert caught.value.code == "bad-file"


def test_a_cut_line_is_refused_with_its_column(tmp_path):
    file = lines(tmp_path / "a.jsonl", json.dumps(conversation)[:40])
    with pytest.raises(TrainError, match="line 1, column 41: this is no JSON"):
        list(read_rows(file))


@pytest.mark.parametrize(
    ("read", "row", "what"), [(read_pairs, conversation, "a conversation"), (read_conversations, pair, "a pair")]
)
def test_rows_of_the_other_kind_are_refused(tmp_path, read, row, what):
    with pytest.raises(TrainError, match=f"line 1: this row is {what}"):
        list(read([lines(tmp_path / "a.jsonl", json.dumps(row))]))


def test_an_empty_and_an_absent_file_are_refused(tmp_path):
    with pytest.raises(TrainError, match="there is no row"):
        list(read_pairs([lines(tmp_path / "a.jsonl")]))
    with pytest.raises(TrainError, match="there is no such file"):
        list(read_pairs([Path(tmp_path / "b.jsonl")]))
