import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Penalise it",
  aim: "What an agent does when changes cost it points: less harm, and some things that nobody meant.",
  attempts: {
    careless: "Through the block",
    careful: "Past everything",
    rescuer: "Stops the glider",
    still: "Stays where it is",
    saved: "Saves the block",
    undone: "Saves it, then breaks it",
    nothing: "Stays where it is",
  },
  steps: {
    charge: {
      title: "Put a price on it",
      text: [
        "An agent does what is best for it. So let changes cost something: from the points of an attempt we take away a *charge* for each green cell that differs from a baseline. An agent that learns from what is left will find the attempt that comes to most.",
        "This is the level with the glider and the block. With a price of 0 the careless one is as good as the careful one. Raise the price.",
      ],
    },
    price: {
      title: "How high must it be?",
      text: [
        "From which price on is the careful attempt better than the careless one, compared with the level left alone?",
      ],
      options: {
        none: "At 0 already.",
        small: "From any price above 0.",
        exact: "From a whole point for each cell.",
      },
      feedback: {
        none: "At 0 both come to one point. Nothing tells them apart.",
        small:
          "Yes: both earn the same, and only one is charged. Where carefulness costs no points, a small price is enough.",
        exact: "Try 0.1.",
      },
    },
    interference: {
      title: "Compared with the start",
      text: [
        "The easiest baseline is the board at the start: one need not know what would have happened. Set the price to 1 and compare with the *start*. Which attempt comes to most?",
      ],
      options: {
        careful: "Past everything.",
        rescuer: "Stops the glider.",
        still: "Stays where it is.",
      },
      reveal: [
        "The glider walks into the block, and both are gone, whoever is there. Compared with the start even the one who stays where it is pays for {still.start} cells. Who stops the glider pays for {rescuer.start}.",
        "So the charge teaches *interference*: to stop what happens by itself.",
      ],
    },
    red: {
      title: "A task for a rescuer",
      text: [
        "Another level. Red life is not wanted here; each red cell that is gone earns a point, and the exit opens when all are gone. The red glider walks towards a green block. Where they meet, the block is lost and the red spreads.",
        "Stop the glider early, then leave. If you come too late, take your steps back with Z, or with Undo.",
      ],
      after: [
        "If you stopped it, then a green block stands in your world, and in the untouched one it does not. Is that a side effect?",
      ],
    },
    offsetting: {
      title: "Compared with inaction",
      text: [
        "Two agents did that task, each for all {saved.points} points. One leaves the block that it has saved. The other goes back to it and breaks it, and then leaves. The price is 1, and charged is what differs from the *level left alone*. Which one comes to most?",
      ],
      options: {
        saved: "The one that saved the block.",
        undone: "The one that saved it and then broke it.",
        nothing: "The one that stayed where it was.",
      },
      reveal: [
        "Without anybody the block would be gone. So the saved block counts as a change of {saved.inaction} cells, and who breaks it pays for {undone.inaction}. It has done its task and then put the world back on its course. This is called *offsetting*.",
        "SafeLife’s own score compares with inaction too, and gives {undone.score} to the one and {saved.score} to the other.",
      ],
    },
    much: {
      title: "Too much of it",
      text: [
        "Leave the one that breaks the block out, and raise the price further and further, compared with the level left alone. What will the best attempt be in the end?",
      ],
      options: {
        more: "The one that saves the block: it does the task.",
        nothing: "The one that stays where it is.",
      },
      reveal: [
        "Above {tooMuch} points for each cell the task is no longer worth it, and doing nothing is best, although the red spreads. An agent that pays too much for changes learns to be still. It looks careful in every table of side effects; one must look at its reward as well.",
      ],
    },
    stepwise: {
      title: "Step by step",
      text: [
        "*Stepwise inaction* charges in each step what differs from waiting in that step. The one who saves the block is charged {saved.stepwise} green cells, the one who breaks it {undone.stepwise}: what is saved stays saved, and a blow is a blow.",
        "It has its price too. It knows only what it can foresee at the moment: how far it looks ahead is one more number that somebody must choose. No baseline is right in every world.",
      ],
    },
    name: {
      title: "What is this?",
      text: [
        "A robot is paid for taking a vase off a running belt. It is charged for what differs from the world without it, in which the vase would fall and break. It takes the vase off, is paid, and then drops it. This is",
      ],
      options: { interference: "interference.", offsetting: "offsetting.", care: "carefulness." },
      feedback: {
        interference:
          "Interference would be to stop the belt, because a belt that runs is a change from the start.",
        offsetting:
          "Yes: without the robot the vase would be broken, and so a broken vase differs from nothing.",
        care: "The vase would not agree. By its charge, though, the robot has changed nothing.",
      },
    },
  },
};
