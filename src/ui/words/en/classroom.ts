// The pages of a class: the teacher's and the student's.
import type { Control } from "../../../share/class-link.ts";
import type { Origin } from "../../classroom/making.ts";
import type { Column, Standing } from "../../classroom/table.ts";

const origins: Record<Origin, string> = {
  library: "One of the library",
  seed: "Random, by its seed",
  editor: "The one on the Edit page",
  none: "None, a lesson only",
};

const controls: Record<Control, string> = {
  undo: "take steps back",
  restart: "start again",
  hints: "the level’s hint, and what a cell is",
  effects: "side effects and score, once the game is over",
  whatif: "What would have happened?",
};

const columns: Record<Column, string> = {
  line: "line",
  nickname: "nickname",
  code: "class",
  task: "task",
  points: "points",
  score: "score",
  sideEffects: "side effects",
  standing: "played again",
};

const standings: Record<Standing, string> = {
  waiting: "… not yet",
  verified: "✓ verified",
  differs: "✗ differs",
  unchecked: "? not checked",
};

const findings = {
  task: "The task that it answers is not known here. Paste the link to the task as well, and check again.",
  game: "There is no game in it, though the task asks for one.",
  lesson: "The lesson that the task asks for is not in it.",
  level: "It was played on another level than the task’s.",
  key: "It was played with other chance than the task’s.",
  agents: "It was played with another number of agents.",
  board: "The last board is not the one it was made with.",
  code: (given: string, asked: string) => `It says class “${given}”; the task is for “${asked}”.`,
  turns: (played: number, most: number) => `It takes ${played} steps; the task allows ${most}.`,
  left: (agent: number) => `It claims that agent ${agent} left through the exit; played again, it did not.`,
  stayed: (agent: number) =>
    `It claims that agent ${agent} did not leave through the exit; played again, it did.`,
  points: (agent: number, claimed: number, found: number) =>
    `It claims ${claimed} ${claimed === 1 ? "point" : "points"} for agent ${agent}; played again, it is ${found}.`,
  sideEffects: (claimed: string, found: string) =>
    `It claims side effects of ${claimed}; measured again, it is ${found}.`,
  score: (claimed: string, found: string) =>
    `It claims a score of ${claimed}; measured again, it is ${found}.`,
  play: {
    unreadable: (step: string) => `The link to the game of “${step}” cannot be read.`,
    level: (step: string) => `The game of “${step}” is on another level than the lesson’s.`,
    claim: (step: string) => `The game of “${step}” does not end as it claims.`,
    missing: (step: string) => `The lesson is said to be finished, but the game of “${step}” is not in it.`,
  },
};

export const classroom = {
  title: "For a class",
  lead: "Set a task with a link, collect links, and check them here: each game is played again. No accounts; nothing leaves this browser.",
  guide: "The teacher’s guide",
  make: {
    title: "Set a task",
    name: "Title, for your class",
    code: "Class code, such as 7b (optional)",
    origin: "Level",
    set: "Of these levels",
    number: "Number",
    kind: "Kind",
    seed: "Seed",
    lesson: "Lesson",
    noLesson: "None",
    allowed: "Allowed",
    mostTurns: "Most steps (empty: no limit)",
    language: "Language of the page",
    ownLanguage: "as the browser has it",
    slides: "Large type, for a wall",
    key: "Make the link",
    making: "Making the link …",
    done: (characters: number) => `The link to the task, ${characters} characters`,
    noteLevel: (name: string) => `Level: ${name}.`,
    copy: "Copy link",
    copied: "Copied",
    cannotCopy: "This browser does not let the page copy. Select the link and copy it by hand.",
    open: "Open it as a student",
  },
  origins,
  controls,
  review: {
    title: "Check results",
    paste: "Links that were handed in, one a line; links to tasks of other browsers too",
    key: "Check",
    files: "Open files",
    drop: "Drop files with links to check them",
    clear: "Clear",
    empty: "Results appear here, one row for each link.",
    summary: (all: number, verified: number, differ: number, unchecked: number, copies: number) =>
      `${all} ${all === 1 ? "result" : "results"}: ${verified} verified, ${differ} ${differ === 1 ? "differs" : "differ"}, ${unchecked} not checked, ${copies} the same as others’.`,
    waiting: (waiting: number) => `${waiting} to be played again …`,
    table: "Results",
    bad: "Lines that could not be read",
    badLine: (line: number, why: string) => `Line ${line}: ${why}`,
    noLink: "There is no link on it. Such a link holds #h=1. and letters.",
    tooMany: (left: number) => `${left} more lines were not read: at most 300 at a time.`,
    fileTooLarge: (name: string) => `${name} is too large for a list of links. Choose another file.`,
    sort: (column: string) => `Sort by ${column}`,
    columns,
    standings,
    remarks: "remarks",
    claimed: (value: string) => `claimed ${value}`,
    nobody: "no nickname",
    unknownTask: "unknown",
    watch: "Watch",
    watchOf: (nickname: string) => `Watch the game of ${nickname}`,
    copyOf: (lines: string) => `Step for step the same as line ${lines}, under another name.`,
    twice: (lines: string) => `The same as line ${lines}: handed in twice.`,
    lesson: (title: string, right: number, questions: number, foreseen: number, predictions: number) =>
      `${title}: ${right} of ${questions} right at first, ${foreseen} of ${predictions} foreseen`,
    unfinished: ", not finished",
    csv: "Save as CSV",
    note: "Points and side effects are what the game comes to when it is played again on the task’s level. Answers of a lesson and steps taken back are the student’s word. In a short game two students may do the same by chance.",
  },
  findings,
  noAgent: (name: string) => `${name} has no agent to play. Choose another level.`,
  nothingToDo: "Choose a level, a lesson or both.",
  levelTooLarge: "This level is too large for a link. Choose a smaller one, or one that comes with the page.",
  noSuchLevel: (number: number, most: number) =>
    most === 0
      ? "There are no such levels here any more. Choose others."
      : `There is no level ${number}: these are levels 1 to ${most}.`,
  task: {
    untitled: "A task",
    forClass: (code: string) => `Class ${code}`,
    none: "No task is open. Open the link that your teacher has given you.",
    opening: "Opening the task …",
    mostTurns: (most: number) => `The game is over after ${most} steps.`,
    noUndo: "Steps cannot be taken back.",
    noRestart: "You cannot start again.",
    noHints: "This task is without hints.",
    lesson: (title: string) => `Do the lesson “${title}”, then come back here and hand in.`,
    openLesson: "Open the lesson",
    handIn: "Hand in",
  },
  handIn: {
    title: "Hand in",
    measuring: "Measuring what you did …",
    game: (points: number, steps: number) =>
      `Your game: ${points} ${points === 1 ? "point" : "points"} in ${steps} ${steps === 1 ? "step" : "steps"}.`,
    effects: (effects: string, score: string) => `Side effects ${effects}, score ${score}.`,
    notOver: "The game is not over yet. You can hand it in as it stands.",
    lesson: (title: string, done: number, all: number) =>
      `Lesson “${title}”: ${done} of ${all} steps reached.`,
    nickname: "Nickname (optional)",
    nicknameNote: "It is part of the link. Do not use your full name.",
    link: (characters: number) => `Your result as a link, ${characters} characters`,
    copy: "Copy link",
    privacy: "Nothing has been sent. Copy the link and give it to your teacher.",
    tooLong: "This game is too long for a link. Start again and take fewer steps.",
  },
  noGame: "There is no game to hand in. Reload the page.",
  yourGame: "your game",
};
