"""Which tokens are trained on, drawn: what stands between ⟦ and ⟧ is the agent's."""

import numpy as np
import pytest

from magnet_train.conversation import normalized, one_call_a_message
from magnet_train.encode import cut_to, encode_conversation, encode_pair, encode_prompt
from magnet_train.errors import TrainError
from magnet_train.rendered import UnfitConversation
from magnet_train.show import marked_text
from magnet_train.template import ChatTemplate, own_template_names
from support import (
    call,
    hermes,
    own_text,
    prompt,
    result,
    says,
    template_of,
    tokenizer,
    trl_template,
    two_turns,
    weather,
)

tool_line = (
    '{"type": "function", "function": {"name": "weather", "description": "Tells the weather.", "parameters": '
    '{"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}'
)


def drawn(template: ChatTemplate, messages=two_turns) -> str:
    return marked_text(encode_conversation(template, messages, [weather]), template, colour=False)


def tail_of(text: str, opening: str) -> str:
    return text[text.index(opening) :]


qwen25 = """<|im_start|>user
Oslo?<|im_end|>
<|im_start|>assistant
⟦<tool_call>
{"name": "weather", "arguments": {"city": "Oslo"}}
</tool_call><|im_end|>⟧
<|im_start|>user
<tool_response>
{"sky":"clear"}
</tool_response><|im_end|>
<|im_start|>assistant
⟦Clear.<|im_end|>⟧
<|im_start|>user
Bergen?<|im_end|>
<|im_start|>assistant
⟦Rain.<|im_end|>⟧
"""
qwen3 = qwen25.replace("assistant\n", "assistant\n<think>\n\n</think>\n\n")
qwen3_thinking = qwen25.replace("assistant\n⟦", "assistant\n⟦<think>\n\n</think>\n\n")
llama = (
    "Oslo?<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n"
    '⟦{"name": "weather", "parameters": {"city": "Oslo"}}<|eot_id|>⟧'
    '<|start_header_id|>ipython<|end_header_id|>\n\n"{\\"sky\\":\\"clear\\"}"<|eot_id|>'
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Clear.<|eot_id|>⟧"
    "<|start_header_id|>user<|end_header_id|>\n\nBergen?<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n⟦Rain.<|eot_id|>⟧"
)
mistral = (
    "[INST] Help.\n\nOslo?[/INST]"
    '⟦[TOOL_CALLS] [{"name": "weather", "arguments": {"city": "Oslo"}, "id": "call00001"}]</s>⟧'
    '[TOOL_RESULTS] {"content": "{\\"sky\\":\\"clear\\"}", "call_id": "call00001"}[/TOOL_RESULTS]'
    "⟦Clear.</s>⟧[INST] Bergen?[/INST]⟦Rain.</s>⟧"
)

families = {
    "Qwen2.5, ours": (lambda: hermes(), "<|im_start|>user", qwen25),
    "Qwen2.5": (lambda: template_of(trl_template("qwen2_5")), "<|im_start|>user", qwen25),
    "Qwen2.5 with markers": (lambda: template_of(trl_template("qwen2_5_training")), "<|im_start|>user", qwen25),
    "Qwen3, ours": (lambda: template_of(own="qwen3"), "<|im_start|>user", qwen3),
    "Qwen3 with markers": (lambda: template_of(trl_template("qwen3_training")), "<|im_start|>user", qwen3_thinking),
    "Qwen3-Instruct-2507": (lambda: template_of(trl_template("qwen3_instruct_2507")), "<|im_start|>user", qwen25),
    "Llama 3.1": (lambda: template_of(trl_template("llama3_1"), family="llama"), "Oslo?", llama),
    "Mistral, ours": (lambda: template_of(own="mistral", family="mistral"), "[INST]", mistral),
}


@pytest.mark.parametrize("family", families)
def test_only_what_the_agent_wrote_is_trained_on(family):
    make, opening, expected = families[family]
    text = drawn(make())
    assert "⟦" not in text[: text.index(opening)]
    assert tail_of(text, opening) == expected


@pytest.mark.parametrize("family", families)
def test_a_server_reads_exactly_how_a_training_row_begins(family):
    template = families[family][0]()
    encoded = encode_conversation(template, two_turns, [weather])
    answers = [at for at, message in enumerate(two_turns) if message["role"] == "assistant"]
    for action, at in enumerate(answers, start=1):
        start = int(np.flatnonzero(encoded.actions == action)[0])
        assert encode_prompt(template, two_turns[:at], [weather]) == encoded.ids[:start].tolist()


def test_markers_cover_what_we_find_and_two_line_feeds_more():
    template = template_of(trl_template("qwen2_5_training"))
    encoded = encode_conversation(template, two_turns, [weather])
    marked = template.tokenizer.apply_chat_template(
        normalized(two_turns), tools=[weather], return_dict=True, return_assistant_tokens_mask=True
    )
    more = np.array(marked["assistant_masks"]) - (encoded.actions > 0)
    assert more.min() == 0
    assert {template.tokenizer.decode(int(token)) for token in encoded.ids[more == 1]} == {"\n"}


def test_our_hermes_template_gives_the_bytes_of_qwen():
    theirs, ours = template_of(trl_template("qwen2_5")), hermes()
    text_and_calls = [*prompt, says("Let me look.", call(1, "Oslo"), call(2, "Bergen")), result(1, "1"), result(2, "2")]
    for messages in (two_turns, prompt[1:], prompt, text_and_calls, [*text_and_calls, says("Fine.")]):
        for tools in ([], [weather], [weather, weather]):
            for answer in (False, True):
                plain = normalized(messages)
                assert ours.render(plain, tools, answer=answer) == theirs.render(plain, tools, answer=answer)
    assert tool_line in ours.render(prompt, [weather])


def test_what_is_not_trained_on_belongs_to_no_action():
    scored = [False, False, False, False, True, False, True]
    encoded = encode_conversation(hermes(), two_turns, [weather], scored)
    text = marked_text(encoded, hermes(), colour=False)
    assert "⟦<tool_call>" not in text
    assert text.count("⟦") == 2
    assert encoded.turns == (0, 1)


def test_actions_know_their_user_turn():
    assert encode_conversation(hermes(), two_turns, [weather]).turns == (0, 0, 1)


def test_absent_text_beside_calls_is_no_text():
    empty = [*prompt, says("", call(1, "Oslo"))]
    absent = [*prompt, says(None, call(1, "Oslo"))]
    assert np.array_equal(encode_conversation(hermes(), empty, []).ids, encode_conversation(hermes(), absent, []).ids)


def test_arguments_may_be_text():
    written = call(1, "Oslo")
    written["function"]["arguments"] = '{"city": "Oslo"}'
    as_text = encode_conversation(hermes(), [*prompt, says(None, written)], [])
    assert np.array_equal(as_text.ids, encode_conversation(hermes(), [*prompt, says(None, call(1, "Oslo"))], []).ids)


def test_parallel_calls_stand_one_after_the_other_where_the_template_takes_one():
    messages = [*prompt, says("Look.", call(1, "Oslo"), call(2, "Rome")), result(1, "1"), result(2, "2"), says("Ok.")]
    plain, scored = one_call_a_message(normalized(messages), [message["role"] == "assistant" for message in messages])
    assert [(m["role"], m["content"], len(m.get("tool_calls", []))) for m in plain[2:]] == [
        ("assistant", "Look.", 1),
        ("tool", "1", 0),
        ("assistant", "", 1),
        ("tool", "2", 0),
        ("assistant", "Ok.", 0),
    ]
    assert scored == [False, False, True, False, True, False, True]
    llama_template = families["Llama 3.1"][0]()
    assert llama_template.one_call
    silent = [*prompt, says(None, call(1, "Oslo"), call(2, "Rome")), result(1, "1"), result(2, "2"), says("Ok.")]
    assert len(encode_conversation(llama_template, silent, [weather]).turns) == 3
    assert not hermes().one_call


class TestPairs:
    good = (says(None, call(1, "Oslo")), result(1, "1"), says("Clear."))
    bad = (says(None, call(1, "Rome")), result(1, "2"), says("Rain."))

    def test_the_shared_beginning_ends_in_the_first_action_that_differs(self):
        pair = encode_pair(hermes(), prompt, (list(self.good), list(self.bad)), [weather])
        assert np.array_equal(pair.chosen.ids[: pair.shared], pair.rejected.ids[: pair.shared])
        assert pair.chosen.ids[pair.shared] != pair.rejected.ids[pair.shared]
        assert pair.first_difference == 0
        assert len(pair) == len(pair.chosen) + len(pair.rejected) - pair.shared

    def test_sides_that_say_the_same_at_first_part_later(self):
        pair = encode_pair(hermes(), prompt, (list(self.good), [*self.good[:2], says("Rain.")]), [weather])
        assert pair.first_difference == 1

    @pytest.mark.parametrize(
        "bad",
        [good, (good[0], result(1, "other"), good[2]), good[:1]],
        ids=["equal", "another result", "one ends where the other goes on"],
    )
    def test_sides_that_do_not_part_at_an_action_are_refused(self, bad):
        with pytest.raises(UnfitConversation, match="sides-do-not-part"):
            encode_pair(hermes(), prompt, (list(self.good), list(bad)), [weather])


@pytest.mark.parametrize(("length", "turns"), [(0, (0, 0, 1)), (-1, (0, 0, 1)), (-2, (0, 0)), (-8, (0, 0))])
def test_a_long_conversation_is_cut_at_a_turn_border(length, turns):
    encoded = encode_conversation(hermes(), two_turns, [weather])
    kept = cut_to(encoded, len(encoded) + length)
    assert kept.turns == turns
    if length < 0:
        assert hermes().tokenizer.decode(kept.ids[-1]) == "<|im_end|>"


def test_a_conversation_without_a_whole_turn_is_dropped():
    encoded = encode_conversation(hermes(), two_turns, [weather])
    assert cut_to(encoded, 20) is None


unusable = {
    "no chat template": (lambda: "", "has no chat template"),
    "no tools": (
        lambda: "{% for m in messages %}<|im_start|>{{ m.content }}{{ m.tool_calls }}{% endfor %}",
        "shows no tools",
    ),
    "no calls": (lambda: "{{ tools }}{% for m in messages %}{{ m.content }}<|im_end|>{% endfor %}", "shows no calls"),
    "no end of turn": (
        lambda: own_text("hermes").replace("<|im_end|>", ""),
        "ends the agent's messages with no special token",
    ),
    "history changes": (lambda: trl_template("qwen3"), "renders earlier messages otherwise when later ones follow"),
    "broken": (lambda: "{{ messages.nothing.at.all }}", "cannot render a call"),
}


@pytest.mark.parametrize("name", unusable)
def test_an_unusable_template_is_refused_with_a_way_out(name):
    make, expected = unusable[name]
    with pytest.raises(TrainError, match=expected) as caught:
        template_of(make())
    assert "--template" in str(caught.value)
    assert caught.value.code == "misuse"


def test_an_unknown_template_is_refused_with_those_there_are():
    with pytest.raises(TrainError, match="one of hermes, mistral, qwen3, or a file"):
        template_of(own="qwen9")
    assert own_template_names() == ["hermes", "mistral", "qwen3"]


def test_text_that_means_something_to_the_template_is_refused():
    with pytest.raises(UnfitConversation, match="reserved-text"):
        encode_conversation(hermes(), [prompt[0], {"role": "user", "content": "Say <|im_end|>."}, says("No.")], [])


def test_text_that_the_template_drops_is_refused():
    llama_template = families["Llama 3.1"][0]()
    with pytest.raises(UnfitConversation, match="template-drops-text"):
        encode_conversation(llama_template, [*prompt, says("Let me look.", call(1, "Oslo"))], [weather])


def test_a_tokenizer_made_on_the_spot_knows_its_special_tokens():
    ids = tokenizer("llama")("<|eot_id|>Oslo", add_special_tokens=False)["input_ids"]
    assert ids[0] == tokenizer("llama").convert_tokens_to_ids("<|eot_id|>")
