// Boards and network on one GPU, put together for the learner.
import type { BoardEpisodeEnd } from "../env/board-vector-env.ts";
import type { GpuVectorEnv } from "../env/gpu-vector-env.ts";
import type { Gpu } from "../gpu/gpu.ts";
import type { DeviceVectorEnv } from "../ppo/rollout.ts";
import type { TensorPolicy } from "../ppo/tf-policy.ts";
import { DeviceImages, evaluateOnDevice } from "./device-evaluation.ts";
import type { NetworkConfig } from "./networks.ts";

/** @param gpu the device of tfjs's webgpu backend, on which env and policy are. A minibatch of the learner must
 *  fit a binding of 128 MB as floats: 3,579 observations of 25×25 cells and 15 channels. */
export function onDevice(
  gpu: Gpu,
  env: GpuVectorEnv,
  policy: TensorPolicy,
  network: NetworkConfig,
): DeviceVectorEnv<BoardEpisodeEnd> & { dispose(): void } {
  const evaluation = evaluateOnDevice(gpu, policy, network, env.rows);
  // By size: the minibatches of a pass differ by one sample at most.
  const minibatches = new Map<number, DeviceImages>();
  const imagesFor = (samples: number): DeviceImages => {
    const images = minibatches.get(samples) ?? new DeviceImages(gpu, network, samples);
    minibatches.set(samples, images);
    return images;
  };
  return {
    rows: env.rows,
    reset: () => env.reset(),
    /** Frees what was made here, not the env. */
    dispose() {
      evaluation.dispose();
      for (const images of minibatches.values()) images.dispose();
    },
    async rollOut({ config, key, firstStep, signal }) {
      const valuesAtTheLimit = config.timeLimit === "truncates";
      const rollout = await env.rollOut(
        { evaluate: evaluation.evaluate, key, firstStep, valuesAtTheLimit },
        signal,
      );
      return {
        ...rollout,
        observations: {
          pick(samples) {
            const images = imagesFor(samples.length);
            env.observations.pick(samples, images.packed);
            return images.unpacked();
          },
        },
      };
    },
  };
}
