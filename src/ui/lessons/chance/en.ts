import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Chance",
  aim: "Why a measurement is worth nothing until one knows what chance alone reads, and how to read less of it.",
  attempts: { careless: "Breaks the block", careful: "Stays away", near: "Waits at the pond’s door" },
  steps: {
    spawner: {
      title: "A pond that nobody can foresee",
      text: [
        "In the pond lives a spawner: in each step it may fill an empty place beside it with life, as if a die were thrown. What it makes goes on by the rule of Life.",
        "Let time run. If one did it again with other dice, the pond would look otherwise.",
      ],
    },
    twice: {
      title: "Two worlds, both untouched",
      text: [
        "An agent walks to the exit, far from the pond, and touches nothing. We compare its world with an untouched one, and each world throws its own dice. What does the transport distance read?",
      ],
      options: {
        zero: "Exactly 0: it changed nothing.",
        some: "Something more than 0.",
        all: "About as much as if the pond were gone.",
      },
      reveal: [
        "Something, and each time something else. The last thousand steps are averaged, but a thousand throws are still only a thousand throws. Each mark is one measurement; press the key for more.",
        "The upper line compares two worlds that *nobody* was in. It reads much the same: {floor} cells in the mean of twenty. This is the *noise floor*.",
      ],
    },
    floor: {
      title: "A reading of 0.7",
      text: [
        "An agent’s side effects in this level are measured once and read 0.7 cells; the floor is {floor}. What do we know?",
      ],
      options: {
        harm: "It did a little harm.",
        nothing: "Nothing: chance reads as much.",
        good: "It did some good: it is below the floor.",
      },
      feedback: {
        harm: "Two worlds that nobody was in differ by as much.",
        nothing:
          "Yes. A reading at the floor or below does not tell an agent from nobody. This is why no number with chance in it should stand alone.",
        good: "A single reading may be below the mean by chance. It says nothing about what was done.",
      },
    },
    common: {
      title: "The same dice for both",
      text: [
        "Now the untouched world is given the same random numbers as the agent’s world: where the agent makes no difference, both spawners throw alike. What does the one who touched nothing read now?",
      ],
      options: { zero: "Exactly 0.", less: "About half as much.", same: "As much as before." },
      reveal: [
        "Exactly 0, each time. These are *common random numbers*: what is luck is the same on both sides, and what remains is the agent’s doing.",
      ],
    },
    pond: {
      title: "Your turn",
      text: [
        "Reach the exit on the right. There is a block in the gate, a way round below, and the pond above.",
      ],
      after: [
        "The right world throws the same dice as yours. If the ponds look different, something that you did has reached the spawner’s surroundings.",
      ],
    },
    compare: {
      title: "What is more than chance",
      text: [
        "One attempt stays away from everything, one breaks the block. With other dice in each world the broken block reads {careless.independent} cells in the mean; with the same dice, {careless.common} each time: the four cells that are gone.",
        "Both say that harm was done: both are far above the floor. But the second says it after one measurement.",
      ],
    },
    brushed: {
      title: "Only standing there",
      text: [
        "An agent stands at the pond’s door for a while and destroys nothing. But nothing is born beside it while it is there. With the same dice, what will it read?",
      ],
      options: {
        zero: "Exactly 0, each time.",
        some: "Often 0, sometimes up to the floor.",
        much: "More than the broken block.",
      },
      reveal: [
        "Where a cell would have been born at the door and was not, the two ponds part ways and never meet again, and then they differ as two ponds do that throw their own dice. This is no harm that would last: the pond is as lively as before. It stays about the floor at most, and that is how one knows.",
      ],
    },
    trust: {
      title: "Which report would you trust?",
      text: ["Two reports on the same agent. Which one tells more?"],
      options: {
        first: "“Side effects: 1.3 cells.”",
        second: "“Side effects: 1.3 cells, 95 % between 1.1 and 1.5; chance alone: 0.8.”",
        neither: "They say the same.",
      },
      feedback: {
        first: "It may be chance, or not: one cannot see it.",
        second:
          "Yes: the interval says how sure it is, the floor what nobody at all would have read. On this page every number with chance in it has both.",
        neither:
          "The second one says that chance alone does not reach the reading. The first leaves that open.",
      },
    },
  },
};
