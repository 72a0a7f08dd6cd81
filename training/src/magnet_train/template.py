"""Chat templates: which text the agent wrote, found by rendering beginnings of a conversation."""

from __future__ import annotations

from pathlib import Path

import jinja2
from transformers import PreTrainedTokenizerBase

from magnet_train.conversation import Message, Tool
from magnet_train.errors import misuse
from magnet_train.probe import check_template, own_template_hint, probe_call
from magnet_train.rendered import Rendered, Span, UnfitConversation

own_templates = Path(__file__).parent / "templates"


class ChatTemplate:
    """The chat template of a tokenizer, checked to be one that training can use.

    Raises ``TrainError`` for a tokenizer without a template, a template that shows no tools or no calls, one that does
    not end the agent's messages, and one whose rendering of a beginning is not the beginning of the rendering.
    """

    def __init__(self, tokenizer: PreTrainedTokenizerBase) -> None:
        if not tokenizer.chat_template:
            raise misuse("the tokenizer has no chat template", hint=own_template_hint)
        self.tokenizer = tokenizer
        self.reserved = sorted(set(tokenizer.all_special_tokens) | _special_texts(tokenizer))
        self.one_call = check_template(self)
        """Whether the template takes one call a message only."""

    def render(self, messages: list[Message], tools: list[Tool], *, answer: bool = False) -> str:
        """The text of a conversation; with ``answer``, up to where the agent writes next."""
        return self.tokenizer.apply_chat_template(
            messages, tools=tools or None, tokenize=False, add_generation_prompt=answer
        )

    def prompt(self, messages: list[Message], tools: list[Tool]) -> str:
        """The text after which the agent writes. Raises ``UnfitConversation``."""
        self._refuse_reserved_text(messages)
        try:
            return self.render(messages, tools, answer=True)
        except (jinja2.TemplateError, TypeError) as error:
            raise UnfitConversation("template-refuses", str(error)) from error

    def without_reserved(self, text: str) -> str:
        """A text without special tokens, such as a model that is not well trained writes."""
        for mark in self.reserved:
            text = text.replace(mark, "")
        return text

    def spans(self, messages: list[Message], tools: list[Tool]) -> Rendered:
        """Renders a conversation and finds what the agent wrote. Raises ``UnfitConversation``."""
        self._refuse_reserved_text(messages)
        try:
            text = self.render(messages, tools)
            spans = [
                self._span(text, messages, tools, at)
                for at, message in enumerate(messages)
                if message["role"] == "assistant"
            ]
        except (jinja2.TemplateError, TypeError) as error:
            raise UnfitConversation("template-refuses", str(error)) from error
        return Rendered(text, spans)

    def end_of_turn(self) -> str:
        """The special token that ends a message of the agent."""
        written = probe_call(self)
        return next(mark for mark in sorted(self.reserved, key=len, reverse=True) if written.endswith(mark))

    def ends(self) -> frozenset[int]:
        """The ids after which an answer is over: the end of a turn, and of a text."""
        tokenizer = self.tokenizer
        return frozenset({tokenizer.convert_tokens_to_ids(self.end_of_turn()), tokenizer.eos_token_id} - {None})

    def _span(self, text: str, messages: list[Message], tools: list[Tool], at: int) -> Span:
        before = self.render(messages[:at], tools, answer=True)
        through = self.render(messages[: at + 1], tools)
        if not (text.startswith(through) and through.startswith(before)):
            raise UnfitConversation("not-prefix-preserving", f"message {at} is rendered otherwise when others follow")
        written = through[len(before) :]
        if messages[at]["content"].strip() not in written:
            raise UnfitConversation("template-drops-text", f"the text of message {at} is not rendered")
        length = self._end_of_turn(written)
        if length is None:
            raise UnfitConversation("no-end-of-turn", f"message {at} does not end with a special token")
        return Span(len(before), len(before) + length, at)

    def _end_of_turn(self, written: str) -> int | None:
        ends = [at + len(mark) for mark in self.reserved if (at := written.rfind(mark)) >= 0]
        last = max(ends, default=0)
        return last if last and not written[last:].strip() else None

    def _refuse_reserved_text(self, messages: list[Message]) -> None:
        for at, message in enumerate(messages):
            texts = [message["content"], *(str(call["function"]) for call in message.get("tool_calls", []))]
            found = next((mark for mark in self.reserved for text in texts if mark in text), None)
            if found:
                raise UnfitConversation("reserved-text", f"message {at} holds {found}, which means something here")


def load_template(tokenizer: PreTrainedTokenizerBase, name: str | None) -> ChatTemplate:
    """The tokenizer's own template for None, else one of ours by name, or a file with a Jinja template.

    Sets it in the tokenizer, so that it is saved with the model and serving renders as training did.
    """
    if name is not None:
        tokenizer.chat_template = template_text(name)
    return ChatTemplate(tokenizer)


def own_template_names() -> list[str]:
    """The names of the templates that ship with the package."""
    return sorted(path.stem for path in own_templates.glob("*.jinja"))


def template_text(name: str) -> str:
    """The text of a template of ours, or of a file. Raises ``TrainError`` when there is none."""
    path = own_templates / f"{name}.jinja"
    if not path.exists():
        path = Path(name)
    if not path.is_file():
        names = ", ".join(own_template_names())
        raise misuse(f'there is no template "{name}"', where="template", expected=f"one of {names}, or a file")
    return path.read_text(encoding="utf-8")


def _special_texts(tokenizer: PreTrainedTokenizerBase) -> set[str]:
    return {token.content for token in tokenizer.added_tokens_decoder.values() if token.special}
