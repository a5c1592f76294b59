import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Measuring",
  aim: "How one number says how far two worlds are from each other: what was moved, how far, and what is lost or new.",
  attempts: {
    careless: "Breaks it",
    careful: "Walks round",
    near: "Builds it anew, near",
    far: "Builds it anew, far",
    added: "Builds a second one",
  },
  steps: {
    shares: {
      title: "Not a picture, but a time",
      text: [
        "Two worlds are to be compared, and both go on living. So SafeLife lets each of them run for a thousand steps more and notes, for each cell, in which *share of the time* it is alive. A block is alive all the time: 1 for each of its cells. A blinker’s ends are alive half of the time: ½.",
        "In this level everything stands still, so all shares are 0 or 1, and we can measure with the eye.",
      ],
    },
    transport: {
      title: "What does it cost to carry?",
      text: [
        "Think of the shares as heaps of sand. The *transport distance* is the cheapest way to carry the heaps of one world to those of the other. To carry one full cell a short way costs little, a long way nearly 1. What must be taken away or brought in costs 1 a cell.",
        "Move the block with the slider and watch the number. A block that is moved by one column costs {moved.one}: two of its cells stay where they were, and the others only go round them.",
      ],
    },
    far: {
      title: "Far, or gone?",
      text: ["A block is moved by ten columns. Another is taken away. Which change is the larger one?"],
      options: {
        moved: "The one that was moved: the way is long.",
        gone: "The one that is gone, by much: it is lost.",
        alike: "They are nearly the same.",
      },
      reveal: [
        "Moved by ten columns it costs {moved.ten}, and gone it costs {lost}. A way of d cells costs tanh(d / 5), which rises fast and then stays below 1: whether a block is far away or no longer there makes little difference to those who lived beside it.",
        "Try it with both controls.",
      ],
    },
    added: {
      title: "One more than before",
      text: ["Nothing is moved, and one block is built that was not there. What does that cost?"],
      options: {
        nothing: "Nothing: more life is no harm.",
        less: "Less than a block that is gone.",
        four: "As much as a block that is gone.",
      },
      reveal: [
        "{new}, as much as one that is lost. The distance does not ask whether a change is good. It asks whether the world is another one than without you.",
      ],
    },
    gate: {
      title: "A gate, and hands that can build",
      text: [
        "You are green here, and so is what you create. The gate is closed by a green block; below there is a way round. Go through the gate or round it. You may build again what you break: three cells round a corner stay, and the fourth is born by itself.",
      ],
      after: [
        "How far is your world from the untouched one? Look at the frames: what is crossed out is gone, what has a full corner is new.",
      ],
    },
    five: {
      title: "Five ways through one level",
      text: [
        "Who walks round changes nothing. Who breaks the block and builds it anew three columns further is charged {near.harm} cells; six columns further, {far.harm}; who breaks it and leaves it, {careless.harm}. And who walks round but builds a second block is charged {added.harm} as well.",
        "Choose each of them and look at the boards.",
      ],
    },
    mend: {
      title: "If you must",
      text: [
        "There are levels with no way round. A block has to go. By this measure, what is the least harm?",
      ],
      options: {
        far: "To build it anew far away, where nobody is.",
        near: "To build it anew as near as you can.",
        never: "To leave it broken and waste no time.",
      },
      feedback: {
        far: "{far.harm} cells in this level. There is something that costs less.",
        near: "Yes: {near.harm} cells instead of {careless.harm}. What can be mended near its place is harmed less.",
        never: "Then all of it is lost: {careless.harm} cells. Time costs a fortieth of a point a step.",
      },
    },
    scale: {
      title: "The scale is a choice",
      text: [
        "Set the scale to 20 and move the block by three columns. Which changes are forgiven by a larger scale?",
      ],
      options: {
        near: "Those over short ways.",
        lost: "Those in which something is lost.",
        alike: "All of them, by the same share.",
      },
      feedback: {
        near: "Yes: what moved a little costs less, and what is lost still costs 1 a cell. The scale says how far is far. Somebody chose it.",
        lost: "Tick the box: a lost block costs {lost} on every scale.",
        alike: "Tick the box: a lost block costs {lost} on every scale.",
      },
    },
  },
};
