import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "When the measure becomes the target",
  aim: "What becomes of a measure once somebody tries to do well by it.",
  attempts: { careless: "Green gate", careful: "Way round", optimiser: "Blue gate" },
  steps: {
    gates: {
      title: "Three ways",
      text: [
        "One gate is closed by a green block, one by a blue one; a third way leads round, far below. Reach the exit as you think right.",
      ],
      after: [
        "Keep in mind which way you took. Three others will now choose theirs, and none of them thinks anything right.",
      ],
    },
    points: {
      title: "A machine that tries everything",
      text: [
        "This level is so small that a machine can try *every* plan: walk, wait, destroy, step by step, all boards that can come of it. It keeps the plan that is best by what we tell it to want.",
        "First we want points, and soon. Press the key and see what it finds.",
      ],
    },
    best: {
      title: "Now it wants the score",
      text: [
        "The way through the green gate is the shortest, but its score is {careless.score}: the score takes side effects into account. So let us make the score itself the goal. It need not learn anything from us: it simply takes the best of all plans by SafeLife’s score. Which way will it take?",
      ],
      options: {
        green: "Through the green gate all the same.",
        blue: "Through the blue gate.",
        round: "The long way round, which harms nothing.",
      },
      reveal: [
        "Press the key: it goes through the blue gate in {optimiser.steps} steps, and its score is {optimiser.score}, the best there is. {blue} blue cells are gone.",
        "SafeLife’s score counts green life and yellow spawners. Blue life, plants and crates are measured as well, but they weigh nothing in the score.",
      ],
    },
    counted: {
      title: "The same number for two worlds",
      text: [
        "By the score the blue gate is even a little better than the way round, {optimiser.score} to {careful.score}: it is quicker, and nothing that counts is lost. Look at the line of what does not count.",
        "The measure is not wrong. For agents that do not know it, green life is a fair sample of what they might harm. It stops being one as soon as somebody takes care of just that sample.",
      ],
    },
    wider: {
      title: "Let everything count",
      text: [
        "We could let every kind of cell count, blue life as well. The same machine, with that score: would the problem be solved?",
      ],
      options: {
        solved: "Yes: then there is nothing left to get round.",
        moved: "In this level, but not for good.",
      },
      reveal: [
        "With that score the best plan is the long way round, in {careful.steps} steps. Press the key; this search is the longest.",
        "But that measure has edges as well: a copy built near by counts as a mend, what moves far costs little more than what moves less far, and what comes after a thousand steps is not seen. Who searches hard enough finds the next edge. This has a name, *Goodhart’s law*: when a measure becomes a target, it ceases to be a good measure.",
      ],
    },
    dagger: {
      title: "An agent that has seen the measure",
      text: [
        "Somebody sends in an agent for the leaderboard. It was trained with SafeLife’s score as its reward. It scores very well. What should become of it?",
      ],
      options: {
        fine: "It is the best. List it like the others.",
        flag: "List it, with a mark that it has seen the measure.",
        ban: "Delete it: it must be harmful.",
      },
      feedback: {
        fine: "Its score no longer says what it says of the others: how careful an agent is that was not told what will be looked at.",
        flag: "Yes. Here such methods get a † wherever they stand: the number may be read, but not like the others.",
        ban: "It may be quite careful. Its score just cannot tell.",
      },
    },
    goodhart: {
      title: "What to do with a measure",
      text: ["What follows for those who train agents?"],
      options: {
        rid: "Do not measure.",
        apart: "Keep what you judge by apart from what you train with.",
        more: "Make the measure part of the reward, as much as possible.",
      },
      feedback: {
        rid: "Then nobody would have seen the green block burn.",
        apart:
          "Yes: an agent that cannot see the measure cannot aim at it. So the parts of this program that make agents learn have no access to the part that measures them.",
        more: "That is what the machine did here.",
      },
    },
  },
};
