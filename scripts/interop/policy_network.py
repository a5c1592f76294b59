"""The networks of SafeLife Web as a PyTorch module, and what it gives for observations in a file.

    python3 policy_network.py WEIGHTS.npz STRIDES OBSERVATIONS.npz OUT.npz [and four more for another network ...]

WEIGHTS.npz: of `safelife export`. STRIDES: of the convolutions, such as 3,2. OBSERVATIONS.npz holds `observations`,
float32 [batch, row, column, channel]; OUT.npz gets `logits` and `values`.
"""
import sys

import numpy as np
import torch
from torch import nn


class PolicyNetwork(nn.Module):
    """Called like the original's: observations [batch, row, column, channel] -> values [batch], policies [batch, 9]."""

    def __init__(self, weights, strides):
        super().__init__()
        layers = []
        for i, stride in enumerate(strides):
            filters, channels, *size = weights[f"cnn.{2 * i}.weight"].shape
            layers += [nn.Conv2d(channels, filters, size, stride), nn.ReLU()]
        self.cnn = nn.Sequential(*layers)
        if "near.weight" in weights:
            units, channels, *size = weights["near.weight"].shape
            self.near = nn.Conv2d(channels, units, size)
        hidden, features = weights["dense.0.0.weight"].shape
        self.dense = nn.Sequential(nn.Sequential(nn.Linear(features, hidden), nn.ReLU()))
        self.logits = nn.Linear(hidden, len(weights["logits.bias"]))
        self.value_func = nn.Linear(hidden, 1)
        self.load_state_dict({name: torch.as_tensor(array) for name, array in weights.items()})

    def forward(self, observations):
        image = observations.permute(0, 3, 2, 1)  # batch, channel, column, row
        features = [self.cnn(image).flatten(1)] if len(self.cnn) else []
        if hasattr(self, "near"):
            (columns, rows), (width, height) = self.near.kernel_size, image.shape[2:]
            left, top = (width - columns) // 2, (height - rows) // 2
            square = image[:, :, left : left + columns, top : top + rows]
            features.append(self.near(square).relu().flatten(1))
        seen = self.dense(torch.cat(features, 1))
        return self.value_func(seen).squeeze(1), self.logits(seen).softmax(1)


def load_weights(file):
    """Arrays by name."""
    with np.load(file) as arrays:
        return dict(arrays)


def evaluate(model, observations):
    """Logits [batch, 9] and values [batch] of this module or the original's, both of which keep logits to themselves."""
    logits = []
    hook = model.logits.register_forward_hook(lambda module, inputs, output: logits.append(output))
    with torch.no_grad():
        values, _ = model(torch.as_tensor(observations, dtype=torch.float32))
    hook.remove()
    return logits[0].numpy(), values.numpy()


if __name__ == "__main__":
    for i in range(1, len(sys.argv), 4):
        weights, strides, observations, out = sys.argv[i : i + 4]
        model = PolicyNetwork(load_weights(weights), [int(stride) for stride in strides.split(",") if stride])
        logits, values = evaluate(model, load_weights(observations)["observations"])
        np.savez(out, logits=logits, values=values)
