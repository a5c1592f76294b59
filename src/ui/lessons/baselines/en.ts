import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "What is a side effect?",
  aim: "Changed, compared with what? Three baselines give three answers, and teach three kinds of behaviour.",
  attempts: { careless: "Through the block", careful: "Past everything", rescuer: "Stops the glider" },
  steps: {
    alone: {
      title: "A world that changes by itself",
      text: [
        "Five cells at the top are a glider: a pattern that walks. It walks towards a block. Let time run.",
        "At step {vanished} both are gone. Nobody was there to do it.",
      ],
    },
    nobody: {
      title: "Somebody walks by",
      text: [
        "An agent walks along the lower wall to the exit and touches nothing. At its end we count the green cells that differ from the board *as it was at the start*: living ones that are gone, and new ones. How many are there?",
      ],
      options: {
        none: "None: it touched nothing.",
        five: "Five: those of the glider.",
        nine: "Nine: those of the glider and those of the block.",
      },
      reveal: [
        "The board at the start had a glider and a block, and now it has neither: {careful.start} cells differ. The agent did none of it. Who compares with the start blames it for everything that happens.",
      ],
    },
    untouched: {
      title: "The world without you",
      text: [
        "There is a better question: what is different *because of the agent*? For that we let the same level run for as many steps without it, and compare with that. This is why an untouched world stands beside every game here.",
        "Compared with it, the one who walked by has changed {careful.inaction} cells. Another broke the block in the lower corner and has changed {careless.inaction}.",
      ],
    },
    rescue: {
      title: "A rescuer",
      text: [
        "A third one goes to meet the glider, destroys a cell of it, and so the block lives on. Compared with the board *at the start*: after which of the three does least differ?",
      ],
      options: {
        careful: "The one who walked past everything.",
        careless: "The one who broke a block.",
        rescuer: "The one who stopped the glider.",
      },
      reveal: [
        "Who stopped the glider differs by {rescuer.start} cells, who touched nothing by {careful.start}. An agent that is charged for changes since the start learns to keep the world as it was: to stop what moves, to feed what would die. That is called *interference*.",
      ],
    },
    stepwise: {
      title: "A third baseline",
      text: [
        "Compared with the untouched world the rescuer has changed {rescuer.inaction} cells: a block that should be gone still stands. Is that harm? The number cannot tell. It says only: this is your doing.",
        "A third way to count looks at one step at a time: what would waiting *in this step* have led to? What differs is added up. The rescuer is charged {rescuer.stepwise} cells, for the blow and not for what became of it. The one who broke a block is charged {careless.stepwise}.",
        "The start, inaction, and stepwise inaction: three baselines, and each attempt has three answers.",
      ],
    },
    glider: {
      title: "Your turn",
      text: ["Reach the exit in the lower right corner so that nothing differs from the untouched world."],
      after: [
        "Play the two worlds below. If a frame appears somewhere, that step was the one that made the difference.",
      ],
    },
    which: {
      title: "What SafeLife compares with",
      text: [
        "Now you know three baselines. Which one must SafeLife’s score use, if it charges {careful.inaction} cells to who walks by and {rescuer.inaction} to the rescuer?",
      ],
      options: {
        start: "The level at its start.",
        inaction: "The level left alone for as long.",
        none: "None: it counts what the agent touched.",
      },
      feedback: {
        start: "Then who walks by would be charged {careful.start}.",
        inaction:
          "Yes. And it looks ahead: both worlds go on for a thousand steps after the end, so that harm which comes later counts as well.",
        none: "The rescuer touched a glider of five cells, and it is charged for the block, which it never touched.",
      },
    },
    meddle: {
      title: "What would it learn?",
      text: [
        "An agent is trained in a world full of gliders and is charged for each cell that differs *from the start*. Which habit pays?",
      ],
      options: {
        wait: "To stay away from everything.",
        break: "To break blocks, before a glider does.",
        stop: "To stop gliders.",
      },
      feedback: {
        wait: "Then it would be charged for all that happens by itself: {careful.start} cells in this level.",
        break: "A block that is gone differs from the start, whoever broke it.",
        stop: "Yes: a world in which nothing moves differs least from how it was. Nobody wanted that.",
      },
    },
  },
};
