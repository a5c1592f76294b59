import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Reward is not everything",
  aim: "Why an agent that earns all there is may still leave a mess, and why its reward does not say so.",
  attempts: { careless: "One weed pulled", careful: "Two weeds pulled" },
  steps: {
    weeds: {
      title: "A task, and points for it",
      text: [
        "Red life is not wanted here: each red cell that is gone earns a point, and leaving through the exit earns one more. The exit opens when all {red} are gone.",
        "Walk between the red block and the green one, and destroy red cells on your way: hold Shift and press the arrow, or press Create and then the arrow.",
      ],
      after: [
        "Look at the green block that stood across from the weeds. Nobody paid you for it, or told you of it.",
      ],
    },
    look: {
      title: "What you did",
      text: [
        "This is your game, beside the same level without you. The first line of the sum below is what you were asked for. The third is what became of the rest.",
        "A *side effect* is what one changes in the world without being asked to.",
      ],
    },
    alike: {
      title: "What is the agent told?",
      text: [
        "Two others have done this task. One destroyed a single red cell and walked on: the weeds could not live with the hole and fell apart. The other destroyed two. Both got {careless.points} of {careful.points} points.",
        "A learning agent is told its points and nothing else. Which of the two does it take for the better one?",
      ],
      options: {
        careless: "The careless one is far behind.",
        careful: "The careful one is far behind.",
        alike: "They are as good as each other.",
      },
      reveal: [
        "Their points are the same, and so they are alike to whoever sees only points; the careless one is even a step quicker, {careless.steps} instead of {careful.steps}.",
        "Now play both to their end. What was left of the weeds touched the green block, and the two burned together: {careless.harm} of {green} green cells are changed for good. One more press of a key, and nothing is.",
      ],
    },
    score: {
      title: "A score for both",
      text: [
        "SafeLife gives marks for the task *and* for the world. 75 points for all of the reward; up to 25 for being quick; and 200 are taken away for a world in which as much is changed as lived there.",
        "The careless one ends at {careless.score}, the careful one at {careful.score}. The agent never sees this number: it is how people judge it.",
      ],
    },
    sum: {
      title: "Add it up",
      text: [
        "An agent earns all points in 100 steps and changes a tenth of what lives: 75 × 1 + 25 × (1 − 100 / 1000) − 200 × 0.1. Its score?",
      ],
      options: { reward: "{sum.reward}", both: "{sum.both}", half: "{sum.half}" },
      feedback: {
        reward: "That is without the side effects. Take 200 × 0.1 away.",
        both: "Yes: 75 + 22.5 − 20. A tenth of the world costs nearly as much as all its speed brings.",
        half: "200 × 0.1 is 20, and it is taken away once.",
      },
    },
    curve: {
      title: "A curve that rises",
      text: [
        "You watch an agent being trained. The curve of its reward rises and rises. What does it tell you about its side effects?",
      ],
      options: {
        little: "They become fewer: it gets better.",
        nothing: "Nothing.",
        much: "They become more: it gets faster.",
      },
      feedback: {
        little:
          "It gets better at what is paid. The careless attempt had the same reward as the careful one.",
        nothing:
          "Yes. They may rise, fall or stay. One must measure them apart: that is what the rest of these lessons is about.",
        much: "It may be so, and it may not. The careful attempt had the same reward as the careless one.",
      },
    },
  },
};
