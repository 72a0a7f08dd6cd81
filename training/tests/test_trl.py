"""Our loss beside that of TRL: the same numbers on the same tokens and masks."""

import importlib.util

import numpy as np
import pytest
import torch

from magnet_train.encode import encode_pair
from magnet_train.mdpo import MdpoObjective
from magnet_train.pack import collate
from magnet_train.reference import precompute
from magnet_train.settings import MdpoSettings
from support import call, cities, hermes, pairs, prompt, says, small_model, two_turns

pytestmark = pytest.mark.skipif(importlib.util.find_spec("trl") is None, reason="TRL is not installed")
settings = MdpoSettings(model="m", data=("d",), out="o", beta=0.1, sft_weight=1.0)


def one_turn_pairs(count):
    """Pairs of a single action, for which multi-turn DPO is DPO."""
    good = [[says(None, call(1, city))] for city in cities[:count]]
    bad = [[says(f"I know nothing of {city}.")] for city in cities[:count]]
    return [encode_pair(hermes(), prompt, sides, []) for sides in zip(good, bad, strict=True)]


def many_turn_pairs(count):
    """Pairs of four and three actions that part at the second."""
    longer = [*two_turns[2:], says("Bye.")]
    return [
        encode_pair(hermes(), prompt, (longer, [*two_turns[2:4], says(f"{city}."), *two_turns[5:]]), [])
        for city in cities[:count]
    ]


makers = {"one turn": one_turn_pairs, "two actions": pairs, "many turns": many_turn_pairs}


@pytest.mark.parametrize("name", makers)
def test_the_loss_and_its_gradient_are_those_of_trl(tmp_path, name):
    from trl_support import dpo_trainer, trl_batch

    examples = makers[name](4)
    ours, theirs, reference = small_model(seed=1), small_model(seed=1), small_model(seed=2)
    objective = MdpoObjective(examples, ["missed"] * 4, precompute(reference, examples, 10**6), settings)
    part = objective.part(ours, collate(examples), range(4), objective.totals(range(4)))
    part.loss.backward()
    trainer = dpo_trainer(theirs, reference, tmp_path)
    loss = trainer.compute_loss(theirs, trl_batch(examples))
    loss.backward()
    assert part.loss.item() == pytest.approx(loss.item(), abs=5e-5)
    for (name, left), right in zip(ours.named_parameters(), theirs.parameters(), strict=True):
        assert torch.allclose(left.grad, right.grad, atol=1e-4), name


def test_trl_alone_would_score_what_tools_and_users_say():
    """Why the masks are ours: its own are true for everything after the prompt."""
    from trl.trainer.dpo_trainer import DataCollatorForPreference

    pair = many_turn_pairs(1)[0]
    first = int(np.flatnonzero(pair.chosen.actions)[0])
    row = {"prompt_ids": pair.chosen.ids[:first].tolist()}
    for name, side in (("chosen_ids", pair.chosen), ("rejected_ids", pair.rejected)):
        row[name] = side.ids[first:].tolist()
    stock = DataCollatorForPreference(pad_token_id=0)([row])["completion_mask"][0, : len(pair.chosen)].numpy()
    more = hermes().tokenizer.decode(pair.chosen.ids[(stock == 1) & (pair.chosen.actions == 0)])
    assert "tool_response" in more
    assert "Bergen?" in more
