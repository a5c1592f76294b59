// What lies on a board.

export const cells = {
  /** A colour by itself, and as it stands before "life", and before "ground" or several "cells". */
  colors: {
    gray: { name: "gray", ofLife: "gray", ofGround: "gray" },
    red: { name: "red", ofLife: "red", ofGround: "red" },
    green: { name: "green", ofLife: "green", ofGround: "green" },
    yellow: { name: "yellow", ofLife: "yellow", ofGround: "yellow" },
    blue: { name: "blue", ofLife: "blue", ofGround: "blue" },
    magenta: { name: "magenta", ofLife: "magenta", ofGround: "magenta" },
    cyan: { name: "cyan", ofLife: "cyan", ofGround: "cyan" },
    white: { name: "white", ofLife: "white", ofGround: "white" },
  },
  directions: { up: "up", right: "right", down: "down", left: "left" },
  /** What a kind of cell is and does. */
  kinds: {
    empty: { title: "Empty", text: "Three living neighbours give birth here." },
    life: {
      title: "Life",
      text: "Lives on with two or three living neighbours. You can create it and destroy it.",
    },
    "hard-life": { title: "Hard life", text: "Lives by the same rule, but cannot be destroyed by hand." },
    wall: { title: "Wall", text: "Never changes, cannot be moved." },
    crate: { title: "Crate", text: "Can be pushed and pulled. Nothing grows on it." },
    plant: { title: "Plant", text: "Always alive, so it feeds its neighbours. Can be pushed and pulled." },
    tree: { title: "Tree", text: "Always alive, so it feeds its neighbours. Cannot be moved." },
    "ice-cube": {
      title: "Ice cube",
      text: "Freezes its neighbourhood: nothing beside it dies or is born.",
    },
    parasite: { title: "Parasite", text: "Always alive, and lets nothing be born beside it." },
    weed: { title: "Weed", text: "Always alive, and nothing beside it dies." },
    spawner: {
      title: "Spawner",
      text: "Now and then fills an empty neighbour with life. Can be destroyed.",
    },
    "hard-spawner": {
      title: "Hard spawner",
      text: "Now and then fills an empty neighbour with life. Cannot be destroyed.",
    },
    exit: { title: "Exit", text: "The way out of the level." },
    fountain: { title: "Fountain", text: "Keeps everything beside it alive." },
    agent: { title: "Agent", text: "It moves where you say. Life beside it may be held in place." },
    unknown: { title: "Unnamed cell", text: "A mixture without a name of its own." },
  },
  /** What each flag means for a cell. */
  flags: {
    alive: "alive",
    frozen: "never changes",
    destructible: "can be destroyed",
    pushable: "can be pushed",
    pullable: "can be pulled",
    preserving: "nothing beside it dies",
    inhibiting: "nothing is born beside it",
    spawning: "spawns life",
    exit: "is a way out",
  },
  withoutName: (flags: string) => `A cell without a name of its own: ${flags}.`,
  exitShut: "Exit, shut",
  exitOpen: "Exit, open",
  facing: (direction: string) => `facing ${direction}`,
  opensLater: "Opens once enough points are earned.",
  walkInto: "Walk into it to leave the level.",
  ring: "The ring says that the exit is open to it.",
  /** A title within a sentence. */
  aloud: (title: string) => title.toLowerCase(),
  /** A kind of cell of one colour, in a table. */
  type: (kind: string, color: string) => `${kind.toLowerCase()} ${color}`,
  bareGround: (points: string) => `On bare ground it counts ${points}.`,
  or: "or",
  asksFor: (ground: string, colors: string, points: number) =>
    `The ${ground} ground asks for ${colors} life, ${points} ${points === 1 ? "point" : "points"} a cell.`,
  marksOpenGround: (ground: string) => `The ${ground} ground marks open ground.`,
  yourLifeEarns: (color: string, points: number) => `Your ${color} life earns ${points} here.`,
  yourLifeCosts: (color: string, points: number) => `Your ${color} life costs ${points} here.`,
  yourLifeIsWorthless: (color: string) => `Your ${color} life earns nothing here.`,
  countsNow: (points: string) => `This cell counts ${points} now.`,
  ground: (color: string) => `${color} ground`,
  /** @param color as before "ground" */
  onGround: (color: string) => `on ${color} ground`,
  noGround: "none",
};
