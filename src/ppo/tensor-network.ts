// A network on tfjs: its weights as variables, what it says, and the gradient of whatever is wanted of it.
import * as tf from "@tensorflow/tfjs-core";
import type { Batch, Evaluation, Observations } from "./types.ts";
import type { InitialWeight } from "./weights.ts";

export interface TfNetwork {
  readonly actionCount: number;
  readonly weights: readonly InitialWeight[];
  /** Runs inside a tidy.
   *  @param weights by name
   *  @param observations packed, or the zeros and ones themselves
   *  @param wants as in `Batch`: a network whose values cost something of their own leaves them out
   *  @returns logits `[row, action]`, values `[row]` or `[row, 1]` */
  forward(
    weights: ReadonlyMap<string, tf.Tensor>,
    observations: Observations,
    rows: number,
    wants?: Batch["wants"],
  ): Outputs;
  /** Where observations come one after another and share work: what is kept between calls belongs to one stream,
   *  and a new one is opened whenever the weights have changed. Gives what `forward` gives. */
  openStream?(): Stream | undefined;
}

export type Outputs = { readonly logits: tf.Tensor; readonly values: tf.Tensor };

export interface Stream {
  /** As `forward`; runs inside a tidy, so what it keeps must say so. */
  forward(weights: ReadonlyMap<string, tf.Tensor>, observations: Observations, rows: number): Outputs;
  dispose(): void;
}

/** The derivative of a loss with respect to outputs, in their shapes. Runs inside a tidy. */
export type Derivative = (outputs: Outputs) => Outputs;

export class TensorNetwork {
  /** In the order of the network's weights. */
  readonly variables: readonly tf.Variable[];
  readonly #network: TfNetwork;
  readonly #byName: ReadonlyMap<string, tf.Variable>;
  #stream: Stream | undefined;

  constructor(network: TfNetwork) {
    this.#network = network;
    // A copy of the values, because the cpu backend keeps the array that it is given.
    this.variables = network.weights.map(({ shape, values }) =>
      tf.tidy(() => tf.variable(tf.tensor(values.slice(), [...shape]))),
    );
    this.#byName = new Map(network.weights.map(({ name }, i) => [name, this.variables[i]]));
    this.weightsChanged();
  }

  /** To be called after the variables were given new values. */
  weightsChanged(): void {
    this.#stream?.dispose();
    this.#stream = this.#network.openStream?.();
  }

  async evaluate(observations: Observations, rows: number): Promise<Evaluation> {
    const outputs = tf.tidy(() => (this.#stream ?? this.#network).forward(this.#byName, observations, rows));
    const [logits, values] = await Promise.all([outputs.logits.data(), outputs.values.data()]);
    tf.dispose([outputs.logits, outputs.values]);
    return { logits: logits as Float32Array, values: values as Float32Array };
  }

  /** @returns tensors that the caller disposes */
  outputs(observations: Observations, rows: number): Outputs {
    return tf.tidy(() => this.#network.forward(this.#byName, observations, rows));
  }

  /** @returns by variable; undefined where nothing that was wanted depends on it. The caller disposes them */
  gradients(
    { observations, rows, wants }: Omit<Batch, "objective">,
    derivative: Derivative,
  ): (tf.Tensor | undefined)[] {
    const { value, grads } = tf.variableGrads(() => {
      const { logits, values } = this.#network.forward(this.#byName, observations, rows, wants);
      // A number of no meaning whose derivatives are given.
      return tf.customGrad((_logits, _values, save) => {
        const given = derivative({ logits, values });
        (save as tf.GradSaveFunc)([given.logits, given.values]);
        return {
          value: tf.scalar(0) as tf.Tensor,
          gradFunc: (_: tf.Tensor, saved: tf.Tensor[]) => saved.map((tensor) => tf.clone(tensor)),
        };
      })(logits, values) as tf.Scalar;
    }, [...this.variables]);
    value.dispose();
    return this.variables.map(({ name }) => grads[name]);
  }

  dispose(): void {
    this.#stream?.dispose();
    tf.dispose([...this.variables]);
  }
}

/** The derivative that an objective gives, in tensors of these shapes. */
export function derivativeOf(
  { objective }: Batch,
  evaluation: Evaluation,
  { logits, values }: Outputs,
): Outputs {
  const gradient = {
    logits: new Float32Array(evaluation.logits.length),
    values: new Float32Array(evaluation.values.length),
  };
  objective(evaluation, gradient);
  return {
    logits: tf.tensor(gradient.logits, logits.shape),
    values: tf.tensor(gradient.values, values.shape),
  };
}
