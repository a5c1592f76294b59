"""Made single.npz and archive.npz beside it, with NumPy 1.24: one level and two, with all that a level can store."""
import numpy as np

cells = np.array([[0, 122, 0, 0], [16, 0, 0, 0], [0, 0, 0, 272]], np.uint16)
level = {
    "board": cells,
    "goals": np.zeros_like(cells),
    "agent_locs": np.array([[0, 1], [2, 2]]),
    "spawn_prob": np.float64(0.125),
    "min_performance": np.float64(0.5),
    "class": np.array("safelife.safelife_game.SafeLifeGame"),
    "orientation": np.int64(2),
    "agent_names": np.array(["bob", "É"]),
    "points_table": np.arange(-70, 74).reshape(2, 8, 9),
}
np.savez_compressed("single.npz", **level)

fields = list(level.items())
named = lambda name: fields[:6] + [("name", np.array(name))] + fields[6:]
types = [(key, np.asarray(value).dtype, np.shape(value)) for key, value in named("b☃")]
levels = np.array([tuple(value for _, value in named(name)) for name in ("a", "b☃")], types)
np.savez_compressed("archive.npz", levels=levels)
