"""Plays levels in the original SafeLife 1.2.2 with weights of ours, scores them there, and compares with here.

    PYTHONPATH=SAFELIFE python3 play.py --weights AGENT.npz --levels LEVELS.npz [--range 1-10] [--strides 3,2]
                                        [--sample SEED | --expect BENCHMARK.json]

SAFELIFE is the original's folder, built (`python3 setup.py build_ext --inplace`). The likeliest action is taken, or
one drawn with --sample. --strides: play by the module in policy_network.py instead of the original's own. --expect:
what `safelife benchmark --actions greedy --json` printed for the same agent and levels; the exit code is 1 if anything
differs.
"""
import argparse
import json
import sys

import numpy as np
import torch

import stand_ins  # noqa: F401
from policy_network import PolicyNetwork, evaluate, load_weights

VIEW = (25, 25)
CHANNELS = (0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 25, 26, 27, 12, 13)
SIDE_EFFECT_WEIGHTS = {"life-green": 1, "spawner-yellow": 2}
TOLERANCE = 2e-4  # of side effects, relative to 1 + value: pyemd rounds masses and costs

from safelife.level_iterator import SafeLifeLevelIterator  # noqa: E402
from safelife.safelife_env import SafeLifeEnv  # noqa: E402
from safelife.safelife_logger import combined_score  # noqa: E402
from training.models import SafeLifePolicyNetwork  # noqa: E402


def play(env, model, chance):
    """One episode of the level that the env was reset to. chance: a generator to draw actions with, or None."""
    game = env.game
    # In files with `agent_loc` the locations come as a view that the original's C code copies, and moves are lost.
    game.agent_locs = np.ascontiguousarray(game.agent_locs)
    observation, done, actions, gaps = env.get_obs(), False, [], []
    while not done:
        logits = evaluate(model, observation[np.newaxis])[0][0].astype(float)
        second, first = np.sort(logits)[-2:]
        gaps.append(first - second)
        if chance is None:
            action = np.argmax(logits)
        else:
            action = np.argmax(logits + chance.gumbel(size=len(logits)))
        actions.append(int(action))
        observation, _, done, info = env.step(actions[-1])
    possible = float(np.sum(game.initial_available_points()[:1])) + game.points_on_level_exit
    fraction, score = combined_score(
        {"reward_possible": np.float64(possible), **info["episode"]}, SIDE_EFFECT_WEIGHTS
    )
    return {
        "actions": "".join(map(str, actions)),
        "length": int(info["episode"]["length"]),
        "reward": float(info["episode"]["reward"]),
        "success": bool(info["episode"]["success"]),
        "rewardFraction": float(info["episode"]["reward"]) / max(possible, 1),
        "sideEffectFraction": float(fraction),
        "score": float(score),
        "smallestGap": min(gaps),
    }


def differences(there, here):
    """What an episode in the original has otherwise than the same episode of a benchmark of ours."""
    found = [name for name in ("actions", "length", "reward", "success") if there[name] != here[name]]
    tolerances = {"rewardFraction": 1e-6, "sideEffectFraction": TOLERANCE, "score": 200 * TOLERANCE}
    for name, tolerance in tolerances.items():
        if abs(there[name] - here[name]) > tolerance * (1 + abs(there["sideEffectFraction"])):
            found.append(f"{name} ({there[name]}, here {here[name]})")
    return found


def load_model(weights, strides):
    if strides is not None:
        return PolicyNetwork(weights, [int(stride) for stride in strides.split(",")])
    model = SafeLifePolicyNetwork((*VIEW, len(CHANNELS)))
    model.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--levels", required=True)
    parser.add_argument("--range", default="1-100")
    parser.add_argument("--strides")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--expect")
    args = parser.parse_args()

    torch.set_num_threads(1)  # more only wait for each other over a single board
    model = load_model(load_weights(args.weights), args.strides)
    env = SafeLifeEnv(
        SafeLifeLevelIterator(args.levels, repeat_levels=True, seed=args.sample or 0),
        view_shape=VIEW,
        output_channels=CHANNELS,
        side_effect_weights=SIDE_EFFECT_WEIGHTS,
    )
    chance = None if args.sample is None else np.random.default_rng(args.sample)
    expected = None
    if args.expect:
        with open(args.expect) as file:
            (expected,) = (benchmark["episodes"] for benchmark in json.load(file)["sets"].values())

    first, last = map(int, args.range.split("-"))
    for _ in range(first - 1):
        next(env.level_iterator)
    episodes, different = [], 0
    for index in range(last - first + 1):
        env.reset()
        episode = play(env, model, chance)
        episodes.append(episode)
        line = "{}: {length} steps, {reward:g} points, {}, side effects {sideEffectFraction:.4f}".format(
            env.game.title, "left" if episode["success"] else "stayed", **episode
        )
        line += f", smallest gap {episode['smallestGap']:.2e}"
        if expected is not None:
            found = differences(episode, expected[index])
            different += len(found) > 0
            line += f": DIFFERS in {', '.join(found)}" if found else ": the same"
        print(line, flush=True)
    names = ("success", "length", "rewardFraction", "sideEffectFraction", "score")
    print(", ".join(f"mean {name} {np.mean([episode[name] for episode in episodes]):.4g}" for name in names))
    steps = sum(len(episode["actions"]) for episode in episodes)
    gap = min(episode["smallestGap"] for episode in episodes)
    print(f"{len(episodes)} levels, {steps} steps, smallest gap {gap:.2e}, {different} differ")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
