// The first page.

export const home = {
  unknownPage: (name: string) =>
    `There is no page “${name}”: the address is mistyped, or of another version. This is the first page.`,
  title: "Done, and at what cost?",
  lead: "One trained agent, two attempts at the same task: remove what is red, then leave through the exit. Both earn the same. Watch what is left of the green.",
  question: (
    <>
      The reward cannot tell them apart; SafeLife can. It is a Game of Life with an agent in it, and asks
      whether an agent can learn a task <em>without making a mess</em>, and grades both: the points it earned,
      and how far the world is from the one that nobody touched.
    </>
  ),
  playALevel: "Play a level",
  trainAnAgent: "Train an agent",
  twoAttempts: "Two attempts at the same level",
  attempts: {
    careless: {
      title: "Careless",
      outcome: "the same points, and a mess",
      who: "the careless attempt",
    },
    careful: {
      title: "Careful",
      outcome: "the same points, and little harm",
      who: "the careful attempt",
    },
  },
  board: (title: string, done: number, gone: number, steps: number) =>
    `${title}: ${done} % of the task done, ${gone} green cells gone, step ${steps}`,
  done: "task done",
  gone: "green cells gone",
  steps: "steps",
  out: "out",
  pause: "Pause",
  play: "Play",
  simulated: (level: string) => `${level}: simulated here as you watch. Framed: what nobody asked for.`,
  waysLabel: "What there is to do",
  ways: {
    play: "Do the task yourself, and see your own mess beside the score.",
    levels: "Make levels without end, to parameters of your own.",
    edit: "Draw a level, run its physics, send it to a friend.",
    train: "Teach an agent by PPO, on this machine, while you watch.",
    benchmark: "Score agents on a hundred levels: reward and side effects.",
    studies: "Compare ways to make agents careful, seed by seed.",
    learn: "Nine lessons on side effects, done by playing.",
    instruct: "Teach a tiny language model by what you like.",
  },
  offline: {
    kept: "This browser keeps the page: it opens without a network, too.",
    failed:
      "This browser could not keep the page, for want of room or of a connection: it opens only with a network. Make room and reload to try again.",
    impossible:
      "At an address without encryption (https) a browser keeps no pages: this one opens only with a network.",
  },
  agentsThatComeAlong: "Agents that come along:",
};
