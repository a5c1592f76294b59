import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Let an agent learn",
  aim: "How an agent learns from reward alone, on your own machine, and what it learns not to care about.",
  attempts: { careless: "As the agent learns it", careful: "As somebody might wish it" },
  steps: {
    greenhouse: {
      title: "The level",
      text: [
        "Red weeds again: {red} cells of them, a point for each. The exit opens at half of the points, and leaving earns one more. Two gates on the straight way are closed by green blocks; along the lower wall there is a way round.",
        "Play it first, so that you know what the agent is up against.",
      ],
      after: ["How many of the {green} green cells did you leave as they were?"],
    },
    mess: {
      title: "Before it trains",
      text: [
        "The agent that you are about to train has learned already to pull weeds, on many other levels. Now it goes on learning on this one. It is paid the points of the game, and it likes points better soon than late. Nothing is said about green life.",
        "After training it will get all of its points, quicker than before. What about the green cells it changes on its way?",
      ],
      options: {
        fewer: "Fewer than before: practice makes careful.",
        same: "As many as before.",
        none: "None: it finds the way round.",
      },
      reveal: ["As many as before. Go on, and see how that comes about."],
    },
    train: {
      title: "Let it learn",
      text: [
        "Press the key. It plays the level over and over, some hundreds of times in a minute, and after each {update} steps makes what paid a little more likely: that is reinforcement learning, by the algorithm PPO. It trains in this browser, for {steps} steps; that takes a minute or two.",
        "Now and then it plays an attempt for you to see. Look at the last one: all points, in fewer steps, and both gates lie in ruins.",
      ],
    },
    compare: {
      title: "What it did not learn",
      text: [
        "The agent learns this one: {careless.steps} steps, all {careless.points} points, {careless.harm} of {green} green cells gone. The other attempt was made by hand: {careful.steps} steps, the same points, and nothing is gone.",
        "The curve of its reward was perfect. Its score began below zero and ended there.",
      ],
    },
    why: {
      title: "Why does it not go round?",
      text: ["The way round earns the same points. Why did training not find it?"],
      options: {
        hate: "It likes to destroy.",
        unpaid: "The way round pays the same, later.",
        random: "It had bad luck.",
      },
      feedback: {
        hate: "It likes nothing but points. Green cells are to it what a wall of paper is to you.",
        unpaid:
          "Yes. Points that come later count a little less, and green cells count nothing at all. So the straight way is better for it, every time. It did what it was paid for.",
        random: "Train it again with as much patience as you like: what pays more is found more surely.",
      },
    },
    more: {
      title: "What would help?",
      text: ["You want an agent that goes round. What would you change?"],
      options: {
        longer: "Train it for longer.",
        charge: "Change what it is paid for.",
        nothing: "Nothing helps.",
      },
      feedback: {
        longer: "It already does the best for its pay. More training makes it surer of that.",
        charge:
          "Yes: charge it for what it changes. How to do that, and what can go wrong, is the next lesson.",
        nothing: "It learns well what it is paid for. So one can try to pay for something else.",
      },
    },
  },
};
