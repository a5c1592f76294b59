import type { WordsOf } from "../lesson.ts";
import type { demonstrations, steps } from "./lesson.ts";

export const en: WordsOf<typeof steps, typeof demonstrations> = {
  title: "Asking people instead",
  aim: "How an agent can be taught by choices between two clips, and what such choices cannot say.",
  attempts: {
    careless: "Hedge, through the gate",
    careful: "Hedge, round it",
    stays: "Hedge, stays",
    broken: "Gate, broken",
    near: "Gate, built anew",
    round: "Gate, round it",
    burned: "Weeds, one pulled",
    spared: "Weeds, two pulled",
    waits: "Weeds, waits",
  },
  steps: {
    ask: {
      title: "I know it when I see it",
      text: [
        "Each way to charge for side effects had a hole in it. It is hard to write down what should not be harmed. It is easier to look at two attempts and say which one was better.",
        "So one can ask people for such choices, work out a reward that would have chosen alike, and train the agent on that. This is how many of today’s language models were taught manners. You are now one of those people.",
      ],
    },
    pairs: {
      title: "Which one do you prefer?",
      text: [
        "Six pairs. Both attempts of a pair are on the same level. Let them run to their end, then choose the one that you would rather have done. There is no right answer; what you choose stands.",
      ],
    },
    fit: {
      title: "What did you reward?",
      text: [
        "Suppose your taste is a sum: points for the task and for speed, less a weight times the side effects. From your choices one can tell which weight would have chosen most like you.",
        "Two are written out: a weight of 0 cares for the task alone, and {weight} is SafeLife’s score. The curve shows all that lie between and beyond.",
      ],
    },
    short: {
      title: "One more pair, but shorter",
      text: [
        "People who rank clips have little time: these two clips last {shown} steps. Which one do you prefer?",
      ],
    },
    later: {
      title: "What the clips did not show",
      text: [
        "It was the level with the weeds, and one of the two has just pulled a single weed. After {shown} steps the boards look nearly alike. Now let both run on: in one of them the green block burns, and {burned.harm} cells are changed for good.",
        "Whoever chose the quicker clip has rewarded that, and could not know.",
      ],
    },
    limits: {
      title: "What choices cannot say",
      text: ["What went wrong with the last pair?"],
      options: {
        many: "One should have asked more people.",
        seen: "Nobody can judge what is not shown.",
        slow: "The clip was played too fast.",
      },
      feedback: {
        many: "All of them would have seen the same steps.",
        seen: "Yes. What comes later, or happens outside of the picture, is in no choice, and so it is in no reward that is made from choices.",
        slow: "Step through it as slowly as you like: the fire is not in it.",
      },
    },
    again: {
      title: "And then?",
      text: [
        "The reward that was worked out from the choices is now what the agent is trained on, for millions of steps. What must one look out for?",
      ],
      options: {
        safe: "Nothing more: it is what people want.",
        target: "The agent will find where that reward and people’s wishes part.",
        never: "Such an agent learns nothing.",
      },
      feedback: {
        safe: "It is a guess at what some people chose among a few clips. An agent that searches hard finds what nobody was asked about.",
        target:
          "Yes: it is a measure, and it has become a target. So one keeps asking about what the agent does *now*, and judges it by something that it was not trained on.",
        never: "It learns well: that is what makes the holes matter.",
      },
    },
    alike: {
      title: "The same thing twice",
      text: [
        "An agent on a board and a model that speaks are taught in the same way, by the same program. What is different is only what they are asked about.",
        "On the page Instruct you can do both yourself: choose between an agent’s clips and let it learn from that, or show, rank, improve and break a model that speaks.",
      ],
    },
  },
};
