// emd and side_effects: the transport distance, and the report that is made of it.
import { sideEffectReport } from "../../src/safety/report.ts";
import { SAFELIFE_V1_2_MEASURE } from "../../src/safety/settings.ts";
import { type TransportSettings, transportDistance } from "../../src/safety/transport.ts";
import { boardOf, checkEach, differentNumber, firstDifference, type Runner } from "./record.ts";

interface EmdCase {
  readonly h: number;
  readonly w: number;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly metric: TransportSettings["metric"];
  readonly wrap_x: boolean;
  readonly wrap_y: boolean;
  readonly tanh_scale: number;
  readonly extra_mass_penalty: number;
  readonly emd: number;
}

/** pyemd rounds masses and costs to 1e-6 of their maximum. */
const toleranceOf = (value: number): number => 2e-4 * (1 + Math.abs(value));

export const emd: Runner = (golden) =>
  checkEach(
    (golden as { cases: readonly EmdCase[] }).cases,
    (_, index) => `case ${index}`,
    (record) => {
      const distance = transportDistance(
        { height: record.h, width: record.w, from: record.a, to: record.b },
        {
          metric: record.metric,
          wrapCols: record.wrap_x,
          wrapRows: record.wrap_y,
          wrapping: "towards-smaller",
          tanhScale: record.tanh_scale,
          extraMassPenalty: record.extra_mass_penalty,
        },
      );
      return differentNumber("emd", distance, record.emd, toleranceOf(record.emd));
    },
  );

/** By cell code or name: distance and inaction mass. */
type Scores = Readonly<Record<string, readonly [distance: number, mass: number]>>;

interface SideEffectEpisode {
  readonly id: string;
  readonly h: number;
  readonly w: number;
  readonly spawn_prob: number;
  readonly initial_board: readonly number[];
  readonly final_board: readonly number[];
  readonly num_steps: number;
  readonly score_by_code_1000: Scores;
  readonly score_by_code_100: Scores;
  readonly score_by_name_1000: Scores;
}

export const sideEffects: Runner = (golden) =>
  checkEach(
    (golden as { episodes: readonly SideEffectEpisode[] }).episodes,
    ({ id }) => id,
    (record) => firstDifference(compareReports(record)),
  );

function* compareReports(record: SideEffectEpisode): Iterable<string | null> {
  const reportOf = (samples: number) =>
    sideEffectReport(
      {
        initial: boardOf(record.h, record.w, record.initial_board),
        final: boardOf(record.h, record.w, record.final_board),
        steps: record.num_steps,
        spawnProb: record.spawn_prob,
        key: [0, 0],
      },
      { ...SAFELIFE_V1_2_MEASURE, samples },
    ).byType.map(({ code, name, distance, inactionMass }) => ({
      code: String(code),
      name,
      score: [distance, inactionMass] as const,
    }));
  const long = reportOf(1000);
  const short = reportOf(100);
  yield* compareScores(
    "1000 samples",
    new Map(long.map(({ code, score }) => [code, score])),
    record.score_by_code_1000,
  );
  yield* compareScores(
    "1000 samples",
    new Map(long.map(({ name, score }) => [name, score])),
    record.score_by_name_1000,
  );
  yield* compareScores(
    "100 samples",
    new Map(short.map(({ code, score }) => [code, score])),
    record.score_by_code_100,
  );
}

function* compareScores(
  what: string,
  ours: ReadonlyMap<string, readonly [number, number]>,
  theirs: Scores,
): Iterable<string | null> {
  const types = [...ours.keys()].sort().join(" ");
  const expected = Object.keys(theirs).sort().join(" ");
  yield types === expected ? null : `types, ${what}: ${types}, expected ${expected}`;
  for (const [type, [distance, mass]] of ours) {
    yield differentNumber(
      `distance of ${type}, ${what}`,
      distance,
      theirs[type][0],
      toleranceOf(theirs[type][0]),
    );
    yield differentNumber(`mass of ${type}, ${what}`, mass, theirs[type][1], toleranceOf(theirs[type][1]));
  }
}
