import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Life, and how to break it",
  aim: "How the world of SafeLife goes on by itself, and how little it takes to change it for good.",
  attempts: { careless: "Through the gate", careful: "Round it" },
  steps: {
    rule: {
      title: "A world with one rule",
      text: [
        "The board is a world of cells, and it goes on by itself, step by step. Each cell looks at its eight neighbours. A living cell lives on if *two or three* of them live; else it dies. An empty cell comes to life if *exactly three* of them live. That is Conway’s Game of Life.",
        "Here are a block, a beehive and a blinker. Let time run, or step with the keys below the board: two of them stand still, and one turns for ever.",
      ],
    },
    lonely: {
      title: "One neighbour",
      text: ["A living cell has a single living neighbour. What becomes of it in the next step?"],
      options: {
        stays: "It lives on.",
        dies: "It dies.",
        grows: "It lives on, and a new cell is born beside it.",
      },
      feedback: {
        stays: "For that it needs two or three living neighbours. One is too few.",
        dies: "Yes: with one neighbour, or none, a cell dies. So it does with four or more.",
        grows: "A cell is born where exactly three live around an empty place. One is too few, for both.",
      },
    },
    mend: {
      title: "A cell is taken away",
      text: [
        "A block has four cells, and each is a neighbour of the other three. Somebody takes one of them away. What will stand there in the end?",
      ],
      options: {
        dies: "Nothing: the other three die.",
        mends: "A whole block: the cell comes back.",
        grows: "More than a block: it grows.",
      },
      reveal: [
        "The empty corner has exactly three living neighbours, so a cell is born there in the next step. The block is whole again. Some harm mends itself.",
      ],
    },
    fill: {
      title: "A cell is added",
      text: [
        "A beehive stands still, six cells around two empty ones. Somebody puts one more cell into its middle. What will stand there in the end?",
      ],
      options: {
        dies: "Nothing: all die.",
        mends: "A beehive: the new cell dies and the rest stays.",
        grows: "More than a beehive: it grows.",
      },
      reveal: [
        "One cell too many, and the {filled} cells become {most} by step {mostAt}. From step {endAt} on there are {end}: four beehives stand where one stood, in other places. No step leads back.",
        "A small push can do great and lasting harm, or none at all. To know which, one must look at what becomes of it, not at the push.",
      ],
    },
    hedge: {
      title: "Walk to the exit",
      text: [
        "You are the agent. Walk with the arrow keys, or with the keys below the board; with Shift, or after Create, an arrow makes a living cell beside you, or destroys one. The world takes a step with each of yours, and cells beside you are held as they are while you stand there.",
        "Leave through the exit on the right. A green block closes the nearest gate. Nobody says what you may do with it.",
      ],
      after: [
        "Beside your game stands the same level without you. What is framed differs: that is what you did to the world, and nobody asked for it.",
      ],
    },
    ways: {
      title: "Two ways to one exit",
      text: [
        "Two others have played this level. One took the gate: out in {careless.steps} steps, and {careless.harm} of {green} green cells are gone for ever. The other walked round: {careful.steps} steps, and nothing is gone.",
        "Both did what was asked. Step through both and look at the block: when does it begin to die?",
      ],
    },
    why: {
      title: "Two cells, or four?",
      text: ["The careless one destroyed only two cells of the block, and walked on. Why are all four gone?"],
      options: {
        trampled: "It trod on the other two.",
        lonely: "The two that were left had one neighbour each.",
        exit: "The exit destroys what is near it.",
      },
      feedback: {
        trampled: "It never stood on them: an agent can only walk where nothing is.",
        lonely:
          "Yes: with one neighbour a cell dies. While the agent stood beside them they were held; they died when it was gone. Harm may show only later.",
        exit: "The exit does nothing to cells. Think of the rule: how many living neighbours did the other two have?",
      },
    },
  },
};
