"""Batches change how fast log-probabilities are found, never which."""

import numpy as np
import pytest
import torch

from magnet_train.encode import Encoded, EncodedPair
from magnet_train.forward import action_log_probs, scored_log_probs
from magnet_train.pack import Piece, collate, plan_batches
from support import conversations, pairs, small_model


def actions_alone(model, encoded: Encoded) -> list[float]:
    """Log-probabilities of the actions of one conversation, as the definition says."""
    ids = torch.from_numpy(encoded.ids)[None]
    log_probs = torch.log_softmax(model(input_ids=ids).logits[0, :-1], -1)
    picked = log_probs.gather(-1, ids[0, 1:, None]).squeeze(-1)
    actions = torch.from_numpy(encoded.actions)[1:]
    return [picked[actions == action].sum().item() for action in range(1, len(encoded.turns) + 1)]


def actions_of(model, examples, **options) -> list[list[float]]:
    """The same by way of a batch: for each example, in the given order."""
    batch = collate(examples, **options)
    values = action_log_probs(scored_log_probs(model, batch), batch).tolist()
    sides_each = 2 if isinstance(examples[0], EncodedPair) else 1
    groups = [batch.sides[at : at + sides_each] for at in range(0, len(batch.sides), sides_each)]
    return [[value for first, count in sides for value in values[first : first + count]] for sides in groups]


def alone(model, example: Encoded | EncodedPair) -> list[float]:
    if isinstance(example, Encoded):
        return actions_alone(model, example)
    return [*actions_alone(model, example.chosen), *actions_alone(model, example.rejected)]


@pytest.fixture(scope="module")
def model():
    return small_model().eval()


layouts = {"one a sequence": {}, "packed": {"packed": True}}


@pytest.mark.parametrize("layout", layouts)
@pytest.mark.parametrize("make", [conversations, pairs])
@torch.no_grad()
def test_no_layout_changes_a_log_probability(model, make, layout):
    examples = make(5)
    found = actions_of(model, examples, **layouts[layout])
    for example, values in zip(examples, found, strict=True):
        assert values == pytest.approx(alone(model, example), abs=2e-4)


@torch.no_grad()
def test_a_model_looks_the_same_after_it_saw_a_packed_batch(model):
    example = conversations(1)[0]
    before = actions_alone(model, example)
    actions_of(model, pairs(2))
    assert actions_alone(model, example) == before


@torch.no_grad()
def test_padding_does_not_show(model):
    short, long = sorted(conversations(6), key=len)[::5]
    padded = Encoded(np.tile(long.ids, 3), np.tile(long.actions, 3) * 0, ())
    assert actions_of(model, [short, padded])[0] == pytest.approx(actions_of(model, [short])[0], abs=2e-4)


def test_the_gradient_of_a_pair_is_that_of_its_sides():
    pair = pairs(1)[0]
    ours, theirs = small_model(), small_model()
    batch = collate([pair])
    (action_log_probs(scored_log_probs(ours, batch), batch) * torch.arange(1, 5)).sum().backward()
    separate = collate([pair.chosen, pair.rejected])
    (action_log_probs(scored_log_probs(theirs, separate), separate) * torch.arange(1, 5)).sum().backward()
    for left, right in zip(ours.parameters(), theirs.parameters(), strict=True):
        assert torch.allclose(left.grad, right.grad, atol=2e-4)


def test_the_tokens_of_a_shared_beginning_are_there_once():
    pair = pairs(1)[0]
    batch = collate([pair])
    assert batch.tokens == len(pair) < len(pair.chosen) + len(pair.rejected)
    common = np.count_nonzero(pair.chosen.actions[: pair.shared])
    scored = np.count_nonzero(pair.chosen.actions) + np.count_nonzero(pair.rejected.actions)
    assert len(batch.targets) == scored - common
    assert len(batch.member_tokens) == scored
    shared = Piece(0, pair.shared, 0, 0)
    assert batch.pieces[0] == (
        shared,
        Piece(pair.shared, len(pair.chosen), 0, pair.shared),
        Piece(len(pair.chosen), len(pair), 0, pair.shared),
    )


@torch.no_grad()
def test_what_a_tool_says_has_no_direct_share_in_the_loss(model):
    """Contents of tool messages change what the agent's tokens are conditioned on, and add no term of their own."""
    example = conversations(1)[0]
    batch = collate([example])
    environment = set(np.flatnonzero(example.actions == 0).tolist())
    assert not environment & {source + 1 for source in batch.sources.tolist()}


def test_a_head_in_pieces_is_the_same_head(model, monkeypatch):
    batch = collate(conversations(4))
    model.zero_grad()
    whole = scored_log_probs(model, batch)
    whole.sum().backward()
    expected = model.lm_head.weight.grad.clone()
    monkeypatch.setattr("magnet_train.forward.scored_at_once", 7)
    model.zero_grad()
    pieces = scored_log_probs(model, batch)
    pieces.sum().backward()
    assert torch.allclose(whole, pieces, atol=1e-5)
    assert torch.allclose(model.lm_head.weight.grad, expected, atol=1e-4)


@pytest.mark.parametrize(
    ("lengths", "tokens", "padded", "packed"),
    [
        ([5, 3, 4], 100, [[0, 2, 1]], [[0, 2, 1]]),
        ([5, 3, 4], 10, [[0, 2], [1]], [[0, 2], [1]]),
        ([50, 3, 3], 10, [[0], [1, 2]], [[0], [1, 2]]),
        ([7, 5, 3, 2], 10, [[0], [1, 2], [3]], [[0, 2], [1, 3]]),
        ([], 10, [], []),
    ],
)
def test_batches_hold_no_more_tokens_than_asked(lengths, tokens, padded, packed):
    assert plan_batches(lengths, tokens) == padded
    assert plan_batches(lengths, tokens, packed=True) == packed
