"""The losses against numbers worked out by hand, laws, and a process small enough to enumerate (TRAINING §2.6)."""

import itertools
import math

import pytest
import torch
from torch import Tensor

from magnet_train.objectives import (
    Preference,
    Side,
    action_sums,
    dmpo_weights,
    levels,
    mdpo_loss,
    reward_margin,
    sft_loss,
    token_log_probs,
)


def side(*rows: list[float], turns: list[list[int]] | None = None) -> Side:
    longest = max(map(len, rows))
    padded = torch.tensor([row + [0.0] * (longest - len(row)) for row in rows], dtype=torch.float64)
    lengths = torch.tensor([len(row) for row in rows])
    numbers = turns or [list(range(longest))] * len(rows)
    return Side(padded, lengths, torch.tensor([row + [0] * (longest - len(row)) for row in numbers]))


first = torch.tensor([0])
policy = {"chosen": [-1.0, -2.0], "rejected": [-3.0, -4.0]}
reference = {"chosen": [-1.5, -2.5], "rejected": [-2.0, -3.0]}


def hand_case() -> tuple[Side, Side]:
    def ratios(name: str) -> list[float]:
        return [a - b for a, b in zip(policy[name], reference[name], strict=True)]

    return side(ratios("chosen")), side(ratios("rejected"))


@pytest.mark.parametrize(
    ("level", "gamma", "expected"),
    [("trajectory", 0.9, 0.554355244468527), ("turn", 0.9, 0.620957047789532), ("dmpo", 0.9, 0.588716502350278)],
)
def test_the_case_worked_out_by_hand(level, gamma, expected):
    loss = mdpo_loss(*hand_case(), Preference(beta=0.1, level=level, gamma=gamma), first)
    assert loss.item() == pytest.approx(expected, abs=1e-15)


def test_a_segment_of_one_action_is_step_dpo():
    loss = mdpo_loss(*hand_case(), Preference(beta=0.1, level="segment", segment_actions=1), torch.tensor([1]))
    assert loss.item() == pytest.approx(-math.log(1 / (1 + math.exp(-0.15))))


@pytest.mark.parametrize("level", levels)
def test_at_the_reference_the_loss_is_the_logarithm_of_two(level):
    zero = side([0.0, 0.0, 0.0], [0.0])
    loss = mdpo_loss(zero, side([0.0], [0.0, 0.0]), Preference(level=level), torch.tensor([0, 0]))
    assert loss.tolist() == pytest.approx([0.693147180559945] * 2)


@pytest.mark.parametrize("level", levels)
def test_of_one_action_every_level_is_dpo(level):
    chosen, rejected = side([0.7]), side([-0.4])
    loss = mdpo_loss(chosen, rejected, Preference(beta=0.3, level=level), first)
    assert loss.item() == pytest.approx(-math.log(1 / (1 + math.exp(-0.3 * 1.1))))


def test_actions_of_one_user_turn_are_summed_before_turns_are_compared():
    chosen = side([0.5, 0.5, 1.0], turns=[[0, 0, 1]])
    rejected = side([-1.0, 9.0], turns=[[0, 2]])
    loss = mdpo_loss(chosen, rejected, Preference(beta=0.1, level="turn"), first)
    # Turn 0 is on both sides; turn 1 and turn 2 are on one side each and compare with nothing.
    assert loss.item() == pytest.approx(-math.log(1 / (1 + math.exp(-0.1 * 2.0))))


def test_turns_before_the_first_difference_are_not_compared():
    chosen, rejected = side([5.0, 0.5]), side([-5.0, -1.0])
    loss = mdpo_loss(chosen, rejected, Preference(beta=0.1, level="turn"), torch.tensor([1]))
    assert loss.item() == pytest.approx(-math.log(1 / (1 + math.exp(-0.1 * 1.5))))


def test_the_gradient_is_beta_times_sigma_of_minus_the_margin():
    chosen, rejected = hand_case()
    chosen.ratios.requires_grad_()
    rejected.ratios.requires_grad_()
    ours = Preference(beta=0.2, level="trajectory")
    margin = reward_margin(chosen, rejected, ours)
    mdpo_loss(chosen, rejected, ours).sum().backward()
    expected = -0.2 * torch.sigmoid(-margin).item()
    assert chosen.ratios.grad.flatten().tolist() == pytest.approx([expected] * 2, abs=1e-16)
    assert rejected.ratios.grad.flatten().tolist() == pytest.approx([-expected] * 2, abs=1e-16)


@pytest.mark.parametrize("level", levels)
@pytest.mark.parametrize("dpop", [0.0, 5.0])
def test_gradients_agree_with_finite_differences(level, dpop):
    torch.manual_seed(3)
    lengths = torch.tensor([3, 2])
    turns = torch.tensor([[0, 0, 1], [0, 1, 0]])
    ours = Preference(beta=0.3, level=level, segment_actions=2, dpop=dpop)

    def loss(chosen: Tensor, rejected: Tensor) -> Tensor:
        present = torch.arange(3) < lengths[:, None]
        sides = [Side(values * present, lengths, turns) for values in (chosen, rejected)]
        return mdpo_loss(*sides, ours, torch.tensor([1, 0]))

    inputs = [torch.randn(2, 3, dtype=torch.float64, requires_grad=True) for _ in range(2)]
    assert torch.autograd.gradcheck(loss, inputs)


def test_swapping_the_sides_changes_the_loss_by_the_margin():
    chosen, rejected = hand_case()
    ours = Preference(beta=0.1)
    margin = reward_margin(chosen, rejected, ours)
    difference = mdpo_loss(chosen, rejected, ours) - mdpo_loss(rejected, chosen, ours)
    assert torch.allclose(difference, -margin, atol=1e-15, rtol=0)


def test_without_beta_there_is_nothing_to_learn():
    chosen, rejected = hand_case()
    chosen.ratios.requires_grad_()
    loss = mdpo_loss(chosen, rejected, Preference(beta=0.0))
    loss.sum().backward()
    assert loss.item() == pytest.approx(math.log(2))
    assert chosen.ratios.grad.abs().max() == 0


def test_what_both_sides_begin_with_changes_nothing_for_trajectories():
    shared = [0.4, -0.9]
    alone = mdpo_loss(side([0.5]), side([-1.0]), Preference())
    behind = mdpo_loss(side([*shared, 0.5]), side([*shared, -1.0]), Preference())
    assert behind.item() == pytest.approx(alone.item(), abs=1e-15)


def test_dpop_punishes_a_chosen_side_below_the_reference_only():
    above, below, other = side([0.5]), side([-0.5]), side([-1.0])
    ours = Preference(beta=0.1, dpop=50.0)
    assert torch.equal(mdpo_loss(above, other, ours), mdpo_loss(above, other, Preference(beta=0.1)))
    expected = -math.log(1 / (1 + math.exp(-0.1 * (0.5 - 50.0 * 0.5))))
    assert mdpo_loss(below, other, ours).item() == pytest.approx(expected)


def test_dmpo_weights_fall_from_one():
    weights = dmpo_weights(side([0.0] * 2, [0.0]), 0.9)
    assert weights.tolist() == [[1.0, pytest.approx(0.9 * 0.1 / 0.19)], [1.0, 0.0]]
    assert dmpo_weights(side([0.0] * 4), 1.0).tolist() == [[1.0, 0.75, 0.5, 0.25]]


def test_action_sums_leave_out_what_belongs_to_no_action():
    log_probs = torch.tensor([[-9.0, -1.0, -2.0, -9.0, -4.0], [-1.0, -9.0, -9.0, -9.0, -9.0]], requires_grad=True)
    actions = torch.tensor([[0, 1, 1, 0, 2], [1, 0, 0, 0, 0]])
    sums = action_sums(log_probs, actions, 2)
    assert sums.tolist() == [[-3.0, -4.0], [-1.0, 0.0]]
    sums.sum().backward()
    assert log_probs.grad.tolist() == [[0, 1, 1, 0, 1], [1, 0, 0, 0, 0]]


def test_garbage_where_nothing_is_scored_changes_nothing():
    actions = torch.tensor([[0, 1, 0]])
    clean, dirty = torch.tensor([[0.0, -1.0, 0.0]]), torch.tensor([[math.inf, -1.0, math.nan]])
    assert torch.equal(action_sums(clean, actions, 1), action_sums(dirty, actions, 1))


def test_token_log_probs_are_those_of_log_softmax():
    torch.manual_seed(0)
    logits, targets = torch.randn(5, 11, dtype=torch.float64), torch.randint(11, (5,))
    expected = torch.log_softmax(logits, -1)[torch.arange(5), targets]
    assert torch.allclose(token_log_probs(logits, targets), expected, atol=1e-12)
    assert token_log_probs(logits.bfloat16(), targets).dtype == torch.float32


def test_the_sft_loss_is_a_mean_over_the_tokens_of_the_step():
    log_probs = torch.tensor([-1.0, -2.0, -3.0])
    halves = sft_loss(log_probs[:1], 3) + sft_loss(log_probs[1:], 3)
    assert halves.item() == pytest.approx(sft_loss(log_probs, 3).item()) == pytest.approx(2.0)


def test_a_level_that_needs_the_first_difference_says_so():
    with pytest.raises(ValueError, match="first_difference"):
        mdpo_loss(*hand_case(), Preference(level="turn"))


# A process of two turns with three actions each: nine trajectories, in which the second state follows from the first
# action. For it the best policy is known in closed form, and a loss is right exactly when its gradient is zero there.

utility = torch.tensor([[0.3, -0.2, 0.9], [1.1, 0.0, -0.7], [0.2, 0.5, -0.4]], dtype=torch.float64)
beta = 0.5


def best_policy(opening: Tensor, reply: Tensor) -> tuple[Tensor, Tensor]:
    """Logits ``[3]`` and, by state, ``[3, 3]`` of the policy that is best for ``utility`` and near the reference."""
    second = torch.log_softmax(reply, -1) + utility / beta
    value = torch.logsumexp(second, -1)
    return torch.log_softmax(opening, -1) + value, second


def population_loss(logits: tuple[Tensor, Tensor], reference: tuple[Tensor, Tensor], preference: Preference) -> Tensor:
    """The expected loss over all ordered pairs of trajectories, weighted as Bradley and Terry prefer them."""
    paths = list(itertools.product(range(3), range(3)))
    ratios = [torch.log_softmax(a, -1) - torch.log_softmax(b, -1) for a, b in zip(logits, reference, strict=True)]
    by_path = torch.stack([torch.stack([ratios[0][a], ratios[1][a, b]]) for a, b in paths])
    utilities = torch.stack([utility[a, b] for a, b in paths])
    left, right = zip(*itertools.permutations(range(9), 2), strict=True)
    lengths, turns = torch.full((72,), 2), torch.tensor([[0, 1]] * 72)
    sides = [Side(by_path[list(at)], lengths, turns) for at in (left, right)]
    weights = torch.sigmoid(utilities[list(left)] - utilities[list(right)])
    differ = torch.tensor([0 if paths[a][0] != paths[b][0] else 1 for a, b in zip(left, right, strict=True)])
    return (weights * mdpo_loss(*sides, preference, differ)).sum() / 72


def gradient_at_the_best(level: str) -> float:
    torch.manual_seed(1)
    reference = (torch.randn(3, dtype=torch.float64), torch.randn(3, 3, dtype=torch.float64))
    logits = tuple(values.clone().requires_grad_() for values in best_policy(*reference))
    population_loss(logits, reference, Preference(beta=beta, level=level, gamma=0.9)).backward()
    return max(values.grad.abs().max().item() for values in logits)


def test_the_best_policy_is_where_the_trajectory_loss_is_flat():
    assert gradient_at_the_best("trajectory") < 1e-15


@pytest.mark.parametrize("level", ["turn", "dmpo"])
def test_the_other_levels_are_other_objectives(level):
    assert gradient_at_the_best(level) > 1e-3


def test_minimising_the_trajectory_loss_finds_the_best_policy():
    torch.manual_seed(1)
    reference = (torch.randn(3, dtype=torch.float64), torch.randn(3, 3, dtype=torch.float64))
    logits = tuple(values.clone().requires_grad_() for values in reference)
    optimizer = torch.optim.LBFGS(
        logits, max_iter=400, tolerance_grad=1e-13, tolerance_change=1e-16, line_search_fn="strong_wolfe"
    )

    def closure() -> Tensor:
        optimizer.zero_grad()
        loss = population_loss(logits, reference, Preference(beta=beta))
        loss.backward()
        return loss

    optimizer.step(closure)
    for found, best in zip(logits, best_policy(*reference), strict=True):
        assert torch.allclose(torch.softmax(found, -1), torch.softmax(best, -1), atol=1e-6)
