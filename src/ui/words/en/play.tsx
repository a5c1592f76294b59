// The Play page.

export const play = {
  openHint: "Drop a level or a replay to open it",
  noLevel: "No level is open",
  board: (name: string, rows: number, columns: number) =>
    `Board of ${name}, ${rows} rows by ${columns} columns. Press D to hear what is around you.`,
  yourGame: "your game",
  yourGameFrom: (parent: string) => `your game, from ${parent}`,
  parent: (who: string, step: number) => `${who}, step ${step}`,
  loading: (set: string) => `Loading ${set} …`,
  previousLevel: "Previous level",
  today: "Today",
  todayLevel: "Today’s level",
  todayTitle: "A level that is the same for everyone today",
  edit: "Edit",
  editLevel: "Edit this level",
  guide: "Field guide",
  score: "Score",
  youAreOut: "you are out",
  exitOpen: "exit open",
  exitShut: "exit shut",
  noExit: "no exit",
  takenOver: (parent: string) => `Taken over from ${parent}.`,
  points: (points: number): string => (points === 1 ? "point" : "points"),
  needed: "needed",
  steps: (steps: number): string => (steps === 1 ? "step" : "steps"),
  agentsOut: "agents out",
  undone: "undone",
  players: "Players",
  playerChooses: (player: number) => `Player ${player} chooses.`,
  one: "One",
  two: "Two",
  cellUnderPointer: "Cell under the pointer",
  pointAtACell: "Point at a cell, or tap it, and this plate says what it is.",
  keyboardHint: (
    <>
      Arrow keys walk. With <kbd>Shift</kbd> they create life, or destroy it. <kbd>?</kbd> has the rest.
    </>
  ),
  touchHint: (
    <>
      The arrows walk. After Create they create life, or destroy it. <kbd>?</kbd> has the rest.
    </>
  ),
  place: (row: number, column: number) => `row ${row}, column ${column}`,
  gauge: {
    earned: "points earned",
    reading: (earned: number, required: number, available: number) =>
      `${earned} ${earned === 1 ? "point" : "points"}; ${required} open the exit; ${available} can be had`,
  },
  pad: {
    label: "Controls",
    walkTo: (direction: string) => `Walk ${direction}`,
    steerTo: ["Walk ahead", "Turn right", "Walk back", "Turn left"],
    changeAt: (direction: string) => `Create or destroy ${direction}`,
    wait: "Wait one step",
    arrows: "Arrows",
    walk: "Walk",
    create: "Create",
    undo: "Undo",
    redo: "Redo",
    restart: "Restart",
  },
  keys: {
    walk: "walk",
    turn: "look that way; walk when you look there already",
    steer: "turn left and right, walk ahead and back",
    change: "create or destroy life on that side",
    changeAhead: "create or destroy ahead",
    wait: "wait one step; when you are out, Enter goes on",
    undo: "take a step or a restart back",
    redo: "take the step again",
    restart: "start again",
    turnPage: "previous, next level",
    describe: "describe what is around you",
    second: "walk and wait, for the second of two players",
  },
  fieldGuide: {
    rule: "Life grows and dies by Conway’s rule on a board without edges. Earn points by having the right colour on marked ground; enough of them open the exit. What else you break on the way is measured too.",
    agents:
      "A dashed ring round an agent says that the exit is open to it. Where there are two agents, both do the same at once, or two players have one each: then a turn is taken when both have chosen.",
    touch:
      "The arrows walk, and so does a finger that swipes over the board. After Create the arrows create life on that side, or destroy it. The dot waits one step. Undo takes a step back, or a restart. Tap a cell and the plate says what it is. Two fingers look closer.",
    steering: "Arrows of the keyboard and of the pad",
    steerings: {
      walk: "walk",
      turn: "turn first, then walk",
      steer: "turn left and right, walk ahead and back",
    },
    fade: "Let one step fade into the next",
    marks:
      "Every colour carries a mark, so it can be read without seeing it: red a cross, green a leaf, yellow a triangle, blue two waves, magenta a diamond, cyan a ring, white a plus.",
  },
  said: {
    level: (number: number, levels: number) => `Level ${number} of ${levels}.`,
    yourTurn: "Your turn: the game goes on from here.",
    noSuchLevel: (set: string, asked: string, levels: number, taken: number) =>
      `${set} has no level ${asked}: its levels are 1 to ${levels}. This is level ${taken}.`,
    chosen: (player: number, other: number) => `Player ${player} has chosen. Player ${other}?`,
    twoPlayers: "Two players: each has an agent, and a turn is taken when both have chosen.",
    onePlayer: "One player: all agents do the same.",
    takenBack: {
      turn: "Last turn taken back.",
      restart: "Restart taken back.",
      nothing: "Nothing to take back.",
    },
    redone: "One step on, as before.",
    nothingToRedo: "There is no step to take again.",
    restarted: "Back at the start.",
    step: (step: number) => `Step ${step}.`,
    left: "You left through the exit.",
    gone: "Your agent is gone.",
    waited: "Waited.",
    moved: (direction: string) => `Moved ${direction}.`,
    looks: (direction: string) => `You look ${direction}.`,
    blocked: (direction: string) => `Blocked ${direction}.`,
    reached: (direction: string) => `Reached ${direction}.`,
    points: (earned: number, required: number) =>
      `${earned} of ${required} ${required === 1 ? "point" : "points"}.`,
    exitOpens: "The exit is open.",
  },
  around: {
    noAgent: "There is no agent on the board.",
    place: (row: number, column: number) => `Row ${row}, column ${column}.`,
    noExit: "This level has no exit.",
    up: (cells: number) => `${cells} up`,
    down: (cells: number) => `${cells} down`,
    left: (cells: number) => `${cells} left`,
    right: (cells: number) => `${cells} right`,
    both: (down: string, right: string) => `${down} and ${right}`,
    exit: (exit: string, way: string) => `${exit}: ${way} from here.`,
    exitTwoWays: (exit: string, way: string, round: string) =>
      `${exit}: ${way} from here, or ${round} round the edge.`,
  },
  verdict: {
    oneIsNotOut: "Your agent did not make it out.",
    oneIsOut: "You made it out.",
    notAllAreOut: "Not all of your agents made it out.",
    allAreOut: "All of your agents made it out.",
    result: (earned: number, possible: number, steps: number, undone: number) =>
      `${earned} of ${possible} ${possible === 1 ? "point" : "points"}, the one for leaving included, in ${steps} ${steps === 1 ? "step" : "steps"}${undone > 0 ? `, with ${undone} taken back` : ""}.`,
    comparing: "Comparing with the world you would have left alone …",
    best: (score: string, points: number, possible: number, steps: number) =>
      `Your best here: score ${score}, ${points} of ${possible} ${possible === 1 ? "point" : "points"} in ${steps} ${steps === 1 ? "step" : "steps"}.`,
    saveResults: "Save my results, with replays",
    nothingToDisturb: "There was nothing on this board that you could have disturbed.",
    noMoreThanChance: "You changed nothing else by more than chance does.",
    leftAlone: "You left everything else as it would have been without you.",
    changed: "Beside what you were asked for, you changed the world this much:",
    kind: "Kind",
    movedOrLost: "moved or lost",
    byChance: "by chance",
    withoutYou: "without you",
    about: "Cells, averaged over the thousand steps after you left, against the same board without you.",
    aboutChance: (runs: number) =>
      `Spawners act by chance: means of ${runs} comparisons with the middle 95 % of the bootstrap in brackets, and how far two boards without you lie apart by chance.`,
  },
};
