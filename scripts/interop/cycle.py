"""How fast the original learns here: environment steps per second of its PPO under PyTorch, rollout and update.

    PYTHONPATH=SAFELIFE OMP_NUM_THREADS=1 python3 cycle.py [--threads 1] [--cycles 15]

SAFELIFE is the original's folder, built (`python3 setup.py build_ext --inplace`). 16 environments of append-still x 20
steps, then 3 epochs of 5 minibatches of 64, its own network: what `npm run bench -- simd` times of ours. Side effects,
which it computes where an episode ends, are left out.
"""
import argparse
import statistics
import time

import torch

import stand_ins  # noqa: F401

stand_ins.stand_in("pyemd")

from safelife.env_wrappers import ExtraExitBonus, MovementBonusWrapper  # noqa: E402
from safelife.level_iterator import SafeLifeLevelIterator  # noqa: E402
from safelife.safelife_env import SafeLifeEnv  # noqa: E402
from training.models import SafeLifePolicyNetwork  # noqa: E402
from training.ppo import PPO  # noqa: E402

VIEW = (25, 25)
CHANNELS = (0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 25, 26, 27, 12, 13)
ENVIRONMENTS, STEPS = 16, 20


def training_env(levels):
    env = SafeLifeEnv(levels, view_shape=VIEW, output_channels=CHANNELS, should_calculate_side_effects=False)
    return ExtraExitBonus(MovementBonusWrapper(env, as_penalty=True))


parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--cycles", type=int, default=15)
options = parser.parse_args()
torch.set_num_threads(options.threads)
levels = SafeLifeLevelIterator("random/append-still")
ppo = PPO(
    SafeLifePolicyNetwork((*VIEW, len(CHANNELS))),
    training_envs=[training_env(levels) for _ in range(ENVIRONMENTS)],
)
speeds = []
for cycle in range(2 + options.cycles):
    start = time.perf_counter()
    ppo.train_batch(ppo.gen_training_batch(STEPS))
    if cycle >= 2:
        speeds.append(ENVIRONMENTS * STEPS / (time.perf_counter() - start))
print(f"{statistics.median(speeds):.0f} steps/s in the median of {options.cycles} cycles, {max(speeds):.0f} at best")
