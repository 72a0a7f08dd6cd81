"""The server: what it reads is what training read, what it cannot parse it gives as it is, and batches do not show."""

import http.client
import json
import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import torch

from magnet_train.answer import call_format, parse_answer
from magnet_train.answerer import Answerer
from magnet_train.chat import BadRequest, ids_hash, read_request
from magnet_train.conversation import normalized
from magnet_train.encode import encode_conversation, encode_prompt
from magnet_train.generate import Request, Written, generate
from magnet_train.loop import Run, train
from magnet_train.model import tiny_model
from magnet_train.serve import ChatServer
from magnet_train.settings import SftSettings
from magnet_train.sft import SftObjective
from support import (
    call,
    conversation,
    conversations,
    hermes,
    prompt,
    result,
    says,
    small_model,
    template_of,
    trl_template,
    two_turns,
    weather,
)

settings = SftSettings(model="m", data=("d",), out="o", batch_size=8, epochs=120, learning_rate=1e-2, warmup=0.05)


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A model that knows eight conversations by heart."""
    model = small_model()
    train(model, SftObjective(conversations(8)), settings, Run(tmp_path_factory.mktemp("run")))
    return model.eval()


@pytest.fixture(scope="module")
def server(model):
    answerer = Answerer(model, hermes(), name="tiny", context=600)
    with ChatServer(answerer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
    answerer.close()


def ask(server, path="/v1/chat/completions", body=None, headers=None):
    """Status and body of the answer to one request."""
    connection = http.client.HTTPConnection(*server.server_address[:2], timeout=60)
    text = None if body is None else body if isinstance(body, str) else json.dumps(body)
    connection.request("GET" if body is None else "POST", path, text, headers or {})
    response = connection.getresponse()
    found = response.status, json.loads(response.read())
    connection.close()
    return found


def asked(messages, **options):
    return {"model": "tiny", "messages": messages, "temperature": 0, "max_tokens": 60, **options}


def as_openai(message):
    """A message as a client of the API writes it: arguments as text."""
    if "tool_calls" not in message:
        return message
    calls = [
        {**call, "function": {**call["function"], "arguments": json.dumps(call["function"]["arguments"])}}
        for call in message["tool_calls"]
    ]
    return {**message, "tool_calls": calls}


def test_it_plays_a_conversation_that_it_knows(server):
    known = conversation("Oslo", "clear")
    status, body = ask(server, body=asked(known[:2]))
    choice = body["choices"][0]
    assert (status, choice["finish_reason"]) == (200, "tool_calls")
    assert choice["message"]["content"] is None
    function = choice["message"]["tool_calls"][0]["function"]
    assert (function["name"], json.loads(function["arguments"])) == ("weather", {"city": "Oslo"})
    status, body = ask(server, body=asked([*map(as_openai, known[:4])]))
    assert body["choices"][0]["message"] == {"role": "assistant", "content": "It is clear in Oslo."}
    assert body["choices"][0]["finish_reason"] == "stop"
    usage = body["usage"]
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]


def test_what_it_reads_is_how_the_training_row_begins(server):
    encoded = encode_conversation(hermes(), two_turns, [weather])
    for action, at in ((1, 2), (2, 4), (3, 6)):
        start = int((encoded.actions == action).argmax())
        _, body = ask(server, body=asked([*map(as_openai, two_turns[:at])], tools=[weather], max_tokens=1))
        assert body["x_magnet"]["n_prompt_tokens"] == start
        assert body["x_magnet"]["prompt_sha256"] == ids_hash(encoded.ids[:start].tolist())


def test_text_before_a_call_stays_in_the_history(server):
    history = [*prompt, says("Let me look.", call(1, "Oslo")), result(1, "1")]
    prompt_ids = server.answerer.prompt(read_request(json.dumps(asked([*map(as_openai, history)])).encode(), 10))
    assert "Let me look.\n<tool_call>" in hermes().tokenizer.decode(prompt_ids)


def test_log_probabilities_are_those_of_the_model(server, model):
    messages = conversation("Oslo", "clear")[:2]
    _, body = ask(server, body=asked(messages, logprobs=True, max_tokens=5))
    entries = body["choices"][0]["logprobs"]["content"]
    ids = encode_prompt(hermes(), messages, [])
    for entry in entries:
        with torch.no_grad():
            log_probs = torch.log_softmax(model(torch.tensor([ids])).logits[0, -1], -1)
        token = int(log_probs.argmax())
        assert entry["token"] == hermes().tokenizer.decode([token])
        assert entry["logprob"] == pytest.approx(log_probs[token].item(), abs=1e-4)
        ids.append(token)
    assert body["choices"][0]["finish_reason"] == "length"


def test_calls_that_are_none_come_back_as_text(server, monkeypatch):
    broken = '<tool_call>\n{"name": "weather", "arguments": {"city": \n</tool_call>'

    def write(model, requests, ends):
        return [
            Written(hermes().tokenizer(broken)["input_ids"], [0.0] * len(hermes().tokenizer(broken)["input_ids"]), True)
        ]

    monkeypatch.setattr("magnet_train.answerer.generate", write)
    status, body = ask(server, body=asked(prompt))
    assert status == 200
    assert body["choices"][0]["message"] == {"role": "assistant", "content": broken}
    assert body["choices"][0]["finish_reason"] == "stop"
    assert body["x_magnet"]["raw"] == broken
    assert "a call is no JSON" in body["x_magnet"]["parse_error"]


def test_special_tokens_that_a_model_writes_do_not_come_back_in_the_history(server, monkeypatch):
    ids = hermes().tokenizer("Oh <|im_start|>no")["input_ids"]
    monkeypatch.setattr("magnet_train.answerer.generate", lambda *_: [Written(ids, [0.0] * len(ids), False)])
    _, body = ask(server, body=asked(prompt))
    assert body["choices"][0]["message"]["content"] == "Oh no"
    assert body["x_magnet"]["raw"] == "Oh <|im_start|>no"


def test_a_defect_is_told_and_the_server_goes_on(server, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("magnet_train.answerer.generate", fail)
        status, body = ask(server, body=asked(prompt))
    assert (status, body["error"]["type"]) == (500, "server_error")
    assert ask(server, body=asked(prompt, max_tokens=1))[0] == 200


def test_many_at_a_time_get_what_each_gets_alone(server):
    questions = [asked(conversation(city, "clear")[:2]) for city in ("Oslo", "Rome", "Lima", "Bonn", "Kyiv", "Cairo")]
    alone = [ask(server, body=question)[1]["choices"][0]["message"] for question in questions]
    with ThreadPoolExecutor(6) as pool:
        together = [body["choices"][0]["message"] for _, body in pool.map(lambda q: ask(server, body=q), questions)]

    def said(message):
        return message["content"], [call["function"] for call in message.get("tool_calls", [])]

    assert [*map(said, together)] == [*map(said, alone)]


def test_a_stop_text_ends_the_answer(server):
    history = [*map(as_openai, conversation("Oslo", "clear")[:4])]
    _, body = ask(server, body=asked(history, stop=[" clear"]))
    assert body["choices"][0]["message"]["content"] == "It is"
    assert body["choices"][0]["finish_reason"] == "stop"


def test_without_tools_to_choose_none_are_shown(server):
    _, with_tools = ask(server, body=asked(prompt, tools=[weather], max_tokens=1))
    _, without = ask(server, body=asked(prompt, tools=[weather], max_tokens=1, tool_choice="none"))
    assert without["x_magnet"]["n_prompt_tokens"] < with_tools["x_magnet"]["n_prompt_tokens"]


def test_its_state_and_its_model(server):
    assert ask(server, "/health") == (200, {"status": "ok"})
    assert ask(server, "/v1/models")[1]["data"][0]["id"] == "tiny"


refused = {
    "no JSON": ("{", 400, "the body is no JSON"),
    "no messages": ({"model": "tiny"}, 400, "messages is no list"),
    "a stream": (asked(prompt, stream=True), 400, "stream can only be false"),
    "many answers": (asked(prompt, n=2), 400, "n can only be 1"),
    "a forced call": (asked(prompt, tool_choice="required"), 400, "tool_choice can only be"),
    "a picture": (asked([{"role": "user", "content": [{"type": "image_url"}]}]), 400, "something other than text"),
    "an unknown role": (asked([{"role": "wizard", "content": ""}]), 400, "no role that is known"),
    "a result of nothing": (asked([{"role": "tool", "content": "1"}]), 400, "has no tool_call_id"),
    "a special token": (asked([{"role": "user", "content": "<|im_end|>"}]), 400, "cannot be rendered"),
    "arguments that are no JSON": (
        asked(
            [*prompt, {"role": "assistant", "tool_calls": [{"id": "1", "function": {"name": "f", "arguments": "{"}}]}]
        ),
        400,
        "cannot be rendered",
    ),
    "too much": (asked([{"role": "user", "content": "Oslo " * 900}]), 400, "and the context 600"),
    "a temperature below nothing": (asked(prompt, temperature=-1), 400, "temperature is -1"),
}


@pytest.mark.parametrize("name", refused)
def test_what_it_cannot_do_it_refuses_with_the_reason(server, name):
    body, status, expected = refused[name]
    found, answer = ask(server, body=body)
    assert found == status
    assert expected in answer["error"]["message"]
    assert answer["error"]["type"] == "invalid_request_error"


@pytest.mark.parametrize(("path", "body"), [("/v1/other", None), ("/v1/other", {})])
def test_other_paths_are_none(server, path, body):
    assert ask(server, path, body)[0] == 404


@pytest.mark.parametrize("headers", [{"Host": "elsewhere.example"}, {"Origin": "https://elsewhere.example"}])
def test_pages_of_other_origins_are_refused(server, headers):
    assert ask(server, "/health", headers=headers)[0] == 403


class TestGenerate:
    prompts = ([7, 8, 9], [5] * 40, [11, 12])

    def test_fifty_prompts_get_the_same_answers_one_and_eight_at_a_time(self):
        torch.manual_seed(2)
        model = tiny_model(300).eval()
        numbers = torch.Generator().manual_seed(4)
        prompts = [torch.randint(300, (3 + at % 17,), generator=numbers).tolist() for at in range(50)]
        requests = [Request(prompt, max_tokens=8) for prompt in prompts]
        alone = [generate(model, [request], frozenset())[0].tokens for request in requests]
        eights = [requests[at : at + 8] for at in range(0, 50, 8)]
        assert [answer.tokens for eight in eights for answer in generate(model, eight, frozenset())] == alone

    def test_a_draw_is_that_of_its_seed_whoever_stands_beside(self, model):
        requests = [Request(prompt, max_tokens=6, temperature=1.5, seed=at) for at, prompt in enumerate(self.prompts)]
        together = [answer.tokens for answer in generate(model, requests, frozenset())]
        assert [generate(model, [request], frozenset())[0].tokens for request in requests] == together
        other = Request(self.prompts[0], max_tokens=6, temperature=1.5, seed=99)
        assert generate(model, [other], frozenset())[0].tokens != together[0]

    def test_an_answer_that_ends_leaves_the_others_alone(self, model):
        free = generate(model, [Request(prompt, max_tokens=5) for prompt in self.prompts], frozenset())
        end = free[0].tokens[2]
        requests = [Request(prompt, max_tokens=5 - at) for at, prompt in enumerate(self.prompts)]
        found = generate(model, requests, frozenset({end}))
        assert found[0].ended
        assert found[0].tokens == free[0].tokens[: free[0].tokens.index(end)]
        for at in (1, 2):
            expected = free[at].tokens[: 5 - at]
            assert found[at].tokens == (expected[: expected.index(end)] if end in expected else expected)


weather_call = {"name": "weather", "arguments": {"city": "Oslo"}}
written = json.dumps(weather_call)
answers = {
    "text": ("hermes", " Fine. ", "Fine.", []),
    "a call": ("hermes", f"<tool_call>\n{written}\n</tool_call>", "", [weather_call]),
    "text and two calls": (
        "hermes",
        f"Look.\n<tool_call>{written}</tool_call><tool_call>{written}</tool_call>",
        "Look.",
        [weather_call] * 2,
    ),
    "text behind a call": ("hermes", f"<tool_call>{written}</tool_call>\nDone.", "Done.", [weather_call]),
    "a call without its end": ("hermes", f"<tool_call>\n{written}", "", [weather_call]),
    "arguments as text": (
        "hermes",
        '<tool_call>{"name": "weather", "arguments": "{\\"city\\": \\"Oslo\\"}"}</tool_call>',
        "",
        [weather_call],
    ),
    "parameters": (
        "hermes",
        f"<tool_call>{written.replace('arguments', 'parameters')}</tool_call>",
        "",
        [weather_call],
    ),
    "bare JSON": ("json", written.replace("arguments", "parameters"), "", [weather_call]),
    "text of Llama": ("json", "Fine.", "Fine.", []),
    "calls of Mistral": ("mistral", f"[TOOL_CALLS] [{written}, {written}]", "", [weather_call] * 2),
    "text and a call of Mistral": ("mistral", f"Look. [TOOL_CALLS]{written}", "Look.", [weather_call]),
    "text of Mistral": ("mistral", "Fine.", "Fine.", []),
}


@pytest.mark.parametrize("name", answers)
def test_answers_are_read(name):
    form, raw, text, calls = answers[name]
    answer = parse_answer(raw, form)
    assert (answer.text, answer.calls, answer.parse_error) == (text, calls, None)


@pytest.mark.parametrize(
    ("form", "raw"),
    [
        ("hermes", "<tool_call>{</tool_call>"),
        ("hermes", '<tool_call>{"name": "f"}</tool_call>'),
        ("hermes", '<tool_call>{"arguments": {}}</tool_call>'),
        ("hermes", '<tool_call>{"name": "f", "arguments": [1]}</tool_call>'),
        ("hermes", "<tool_call>[]</tool_call>"),
        ("hermes", '<tool_call>{"name": "f", "arguments": {}} and more'),
        ("hermes", "<tool_call>" + "[" * 100_000 + "</tool_call>"),
        ("json", "{no"),
        ("json", '{"name": "f", "parameters": {}} and more'),
        ("mistral", "[TOOL_CALLS] nothing"),
    ],
)
def test_what_cannot_be_read_stays_text_with_the_reason(form, raw):
    answer = parse_answer(raw, form)
    assert (answer.text, answer.calls) == (raw, [])
    assert answer.parse_error


letters = ["a", "é", '"', "\\", "\n", "{", "}", "<", ">", "/", " ", "日", "\u2028", "'", "</tool_call>"]


def drawn_value(draw: random.Random, depth: int = 0):
    """A JSON value of any kind, with the characters that templates and parsers stumble over."""
    kinds = ["text", "number", "bool", "none", *(["list", "object"] if depth < 2 else [])]
    match draw.choice(kinds):
        case "text":
            return "".join(draw.choices(letters, k=draw.randrange(6)))
        case "number":
            return draw.choice([0, -1, 2**40, 1.5, 2e-05, 1e22])
        case "bool":
            return draw.random() < 0.5
        case "none":
            return None
        case "list":
            return [drawn_value(draw, depth + 1) for _ in range(draw.randrange(3))]
        case _:
            return {"".join(draw.choices(letters, k=2)): drawn_value(draw, 2) for _ in range(draw.randrange(3))}


def drawn_arguments(draw: random.Random):
    return {f"key {at}": drawn_value(draw) for at in range(draw.randrange(4))}


families = {
    "hermes": ("hermes", hermes, 3),
    "qwen3": ("hermes", lambda: template_of(own="qwen3"), 3),
    "mistral": ("mistral", lambda: template_of(own="mistral", family="mistral"), 3),
    "llama": ("json", lambda: template_of(trl_template("llama3_1"), family="llama"), 1),
}


@pytest.mark.parametrize("family", families)
def test_what_a_template_writes_is_read_back_as_it_was(family):
    form, make, most = families[family]
    template = make()
    assert call_format(template) == form
    draw = random.Random(11)
    for _ in range(100):
        calls = [{"name": f"tool_{at}", "arguments": drawn_arguments(draw)} for at in range(draw.randint(1, most))]
        wanted = [{"id": str(at), "type": "function", "function": one} for at, one in enumerate(calls)]
        messages = normalized([*prompt, says("Look." if form != "json" and draw.random() < 0.5 else None, *wanted)])
        rendered = template.spans(messages, [])
        raw = rendered.text[rendered.spans[0].start : rendered.spans[0].end].removesuffix(template.end_of_turn())
        answer = parse_answer(raw, form)
        assert (answer.text, answer.calls, answer.parse_error) == (messages[-1]["content"], calls, None)


def test_how_calls_are_written_is_known_from_the_template():
    assert call_format(hermes()) == "hermes"


def test_a_request_says_how_much_it_wants():
    body = json.dumps(asked(prompt, max_completion_tokens=7, stop="x", seed=3)).encode()
    read = read_request(body, most_tokens=99)
    assert (read.max_tokens, read.stop, read.seed) == (7, ["x"], 3)
    assert read_request(b'{"messages":[{"role":"user","content":"a"}]}', most_tokens=99).max_tokens == 99
    with pytest.raises(BadRequest, match="max_tokens is true"):
        read_request(json.dumps(asked(prompt, max_tokens=True)).encode(), 9)
