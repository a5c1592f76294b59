// The thread of the Instruct page's boards: it plays clips, learns from what somebody said of them, and compares.
import { transfer } from "comlink";
import { type Agent, loadAgent } from "../agents/agent.ts";
import { readCheckpoint } from "../agents/checkpoint.ts";
import { prepareBackend } from "../backends/prepare.ts";
import { atLine, type Numbered } from "../base/json-lines.ts";
import { keyFromSeed, split } from "../base/random.ts";
import type { Level } from "../core/level.ts";
import { repeatLevels } from "../env/level-source.ts";
import type { Comparison } from "../penalties/preferences/comparisons.ts";
import { INDIFFERENT, learnPreferences, PREFERENCES } from "../penalties/preferences/preference-model.ts";
import type { LevelParameters } from "../procgen/parameters.ts";
import { levelOfSeries } from "../procgen/series.ts";
import { differenceOf } from "../safety/difference.ts";
import { CLIP_ANSWERS, type ClipAnswer } from "../share/clip-answers.ts";
import { trainOnAnswers } from "../studies/answered-training.ts";
import { comparisonOf, linkTo, replaysOf, saidOf } from "../studies/clip-answers.ts";
import { CLIPS, type ClipPair, drawPairs, seen } from "../studies/clips.ts";
import { compareAgents } from "../studies/compare-agents.ts";
import { answerOf, LABELERS } from "../studies/labelers.ts";
import { policyAgent } from "../studies/policy-agent.ts";
import {
  type AskRequest,
  BOARD_TASKS,
  type BoardCompareRequest,
  type BoardImproveRequest,
  type BoardInstructApi,
  type BoardTask,
  type BoardWatcher,
  type ClipQuestion,
} from "./board-instruct-api.ts";
import { engineOf } from "./engine.ts";
import { playToWatch } from "./watching.ts";

const now = () => performance.now();

/** Milliseconds between checkpoints. */
const SAVE_EVERY = 10_000;
/** Series of random levels; none of them is in a suite. */
const SERIES = { training: 7001, questions: 7002, heldOut: 7003, watched: 7004 };
const TRAINING_LEVELS = 200;
/** Levels that are made before messages have their turn, and milliseconds of playing clips again. */
const MADE_AT_ONCE = 10;
const BUSY_AT_ONCE = 20;
/** Latest answers that say what to ask next: all of thousands would take a minute. */
const TOLD_BY = 300;

const nextTask = () => new Promise((resolve) => setTimeout(resolve, 0));

/** @returns to be called again and again in long work: lets messages have their turn when it is time */
function turns(): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < BUSY_AT_ONCE) return;
    await nextTask();
    since = now();
  };
}

/** @param parametersOf a kind of random levels */
export function createBoardInstructing(
  parametersOf: (kind: string) => Promise<LevelParameters>,
): BoardInstructApi {
  let stopping = new AbortController();
  const backend = engineOf("clips", () => prepareBackend("simd", now));
  /** Of the answers that were learned from last, by answer: to play clips again takes milliseconds. */
  let known = new Map<string, Comparison | null>();
  const learnedFrom = async (answers: readonly ClipAnswer[]): Promise<readonly Comparison[]> => {
    const found = new Map<string, Comparison | null>();
    const comparisons: Comparison[] = [];
    const letOthersIn = turns();
    for (const answer of answers) {
      const name = JSON.stringify(answer);
      const before = known.get(name);
      const comparison = before === undefined ? comparisonOf(answer) : before;
      found.set(name, comparison);
      if (comparison) comparisons.push(comparison);
      await letOthersIn();
    }
    known = found;
    return comparisons;
  };
  const check = async (answers: readonly Numbered<ClipAnswer>[]) => {
    const letOthersIn = turns();
    for (const { line, item } of answers) {
      atLine(line, CLIP_ANSWERS, () => {
        if (!Object.hasOwn(BOARD_TASKS, item.task)) {
          throw new Error(`There is no agent "${item.task}" to be asked about.`);
        }
        comparisonOf(item);
      });
      await letOthersIn();
    }
  };
  const playing = async <Result>(bytes: Uint8Array, use: (agent: Agent) => Promise<Result>) => {
    const agent = loadAgent(bytes, await backend());
    try {
      return await use(agent);
    } finally {
      agent.policy.dispose();
    }
  };
  const levelsOf = async (task: BoardTask, seed: number, first: number, count: number) => {
    const kind = BOARD_TASKS[task].levels;
    const parameters = await parametersOf(kind);
    const levels: Level[] = [];
    for (let i = 0; i < count; i++) {
      if (i % MADE_AT_ONCE === 0) await nextTask();
      levels.push(levelOfSeries(parameters, seed, first + i, kind));
    }
    return levels;
  };
  const pairsOf = async ({ agent, task, first, count, answers }: AskRequest) => {
    const levels = await levelsOf(task, SERIES.questions, first, count);
    const key = split(keyFromSeed(SERIES.questions), task, first);
    const comparisons = await learnedFrom(answers.slice(-TOLD_BY));
    const model =
      comparisons.length > 0 ? learnPreferences(comparisons, PREFERENCES, split(key, "model")) : INDIFFERENT;
    return playing(agent, (loaded) =>
      drawPairs({
        ...{ levels, model, settings: CLIPS, key },
        agent: policyAgent("asked about", loaded, "sample"),
      }),
    );
  };

  const improve = async (
    { agent, task, answers, settings, seed }: BoardImproveRequest,
    file: Uint8Array | null,
    watcher: BoardWatcher,
  ) => {
    stopping.abort();
    stopping = new AbortController();
    const { signal } = stopping;
    const comparisons: Comparison[] = [];
    const letOthersIn = turns();
    for (const answer of answers) {
      const comparison = comparisonOf(answer);
      if (comparison) comparisons.push(comparison);
      await letOthersIn();
      if (signal.aborted) return null;
    }
    const levels = await levelsOf(task, SERIES.training, 0, TRAINING_LEVELS);
    let savedAt = now();
    const save = async (bytes: Uint8Array) => {
      savedAt = now();
      await watcher.onFile(transfer(bytes, [bytes.buffer as ArrayBuffer]));
    };
    const { agent: improved, isDone } = await trainOnAnswers({
      ...{ start: readCheckpoint(agent), comparisons, settings, seed, signal, now },
      isScripted: answers.some(({ by }) => by === "script"),
      levels: repeatLevels(levels),
      backend: await backend(),
      goOnFrom: file ?? undefined,
      onJudged: (judged) => watcher.onJudged(judged),
      async onUpdate({ steps, totalSteps, stepsPerSecond, secondsLeft }, update, number, checkpoint) {
        watcher.onProgress({ steps, totalSteps, stepsPerSecond, secondsLeft, number, update });
        if (now() - savedAt > SAVE_EVERY) await save(checkpoint());
      },
    });
    await save(improved.slice());
    return isDone ? transfer(improved, [improved.buffer as ArrayBuffer]) : null;
  };

  return {
    watch: (bytes, task, number) =>
      playing(bytes, async (agent) => {
        const [level] = await levelsOf(task, SERIES.watched, number, 1);
        const key = split(keyFromSeed(SERIES.watched), number);
        const replay = await playToWatch(agent, level, key, new AbortController().signal);
        return replay!;
      }),
    ask: async (request) => (await pairsOf(request)).map((pair, i) => questionOf(pair, request.first + i)),
    async answer(request, name) {
      const key = split(keyFromSeed(SERIES.questions), "labeler", name);
      return (await pairsOf(request)).map((pair, i): ClipAnswer => {
        const [left, right] = replaysOf(pair).map(linkTo);
        const preferred = saidOf(answerOf(LABELERS[name], seen(pair), key, request.first + i));
        const { length: from } = pair.before;
        return {
          kind: "comparison",
          task: request.task,
          clips: [left, right],
          from,
          preferred,
          by: "script",
        };
      });
    },
    check,
    improve,
    stop: () => stopping.abort(),
    async compare({ before, after, task, levels: count, seed }: BoardCompareRequest) {
      const levels = await levelsOf(task, SERIES.heldOut, 0, count);
      return playing(before, (first) =>
        playing(after, (second) => compareAgents({ before: first, after: second, levels, seed })),
      );
    },
  };
}

function questionOf(pair: ClipPair, number: number): ClipQuestion {
  const replays = replaysOf(pair);
  const { start, before, clips } = pair;
  const [left, right] = clips;
  return {
    ...{ number, replays, from: before.length },
    links: [linkTo(replays[0]), linkTo(replays[1])],
    points: [left.points, right.points],
    changes: [differenceOf(left.end, start), differenceOf(right.end, start)],
  };
}
