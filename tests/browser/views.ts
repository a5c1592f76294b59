// Every view of the page: for tests, and for `npm run screenshots`.
import classLinks from "../share/links/class-version-1.txt?raw";
import links from "../share/links/version-1.txt?raw";

/** Address, and what the page says when it is there. */
export const PAGES: Readonly<Record<string, readonly [hash: string, says: string | RegExp]>> = {
  Home: ["#/", "What would have happened?"],
  "Home, unknown": ["#/lobby", "There is no page"],
  Play: ["#/play/puzzles/1", "exit open"],
  "Play, two": ["#/play/puzzles/9", "exit open"],
  Levels: ["#/levels", "12 levels made"],
  Edit: ["#/edit", "Life is stable"],
  Train: ["#/train", "On a level it never trains on"],
  Benchmark: ["#/benchmark", "Agents that come along"],
  Studies: ["#/studies", "6 trainings"],
  "Instruct, show": ["#/instruct", "Show how to answer"],
  "Instruct, unknown": ["#/instruct/nonsense", "There is no “nonsense”"],
  "Instruct, rank": ["#/instruct/rank", "Next prompt"],
  "Instruct, improve": ["#/instruct/improve", "Nothing was improved yet"],
  "Instruct, duels": ["#/instruct/duels", /[a-z] ?\.? ?Left/],
  "Instruct, results": ["#/instruct/results", "Where it breaks even"],
  "Instruct, break it": ["#/instruct/break", /Hacked[a-z]/],
  "Instruct, watch": ["#/instruct/board", "points so far"],
  "Instruct, choose": ["#/instruct/board/choose", "Left is better"],
  "Instruct, improve an agent": ["#/instruct/board/improve", "It will learn from"],
  "Instruct, the difference": ["#/instruct/board/compare", "Improve the agent first"],
  Learn: ["#/learn", "What is a side effect?"],
  "Learn, a lesson": ["#/learn/life", "A world with one rule"],
  "Learn, a measure": ["#/learn/measuring", "Not a picture, but a time"],
  "What if": [`#${links.split("\n")[0]}`, "Verified"],
  Class: ["#/class", "Set a task"],
  "Class, a result": [`#${classLinks.split("\n")[4]}`, "1 result: 0 verified"],
  Task: [`#${classLinks.split("\n")[0]}`, "exit shut"],
  "Task, a lesson": [`#${classLinks.split("\n")[3]}`, "Open the lesson"],
  "What if, empty": ["#/whatif", "What would have happened?"],
};

/** A page of its own: a replay within somebody else's page. */
export const EMBED: readonly [address: string, says: string] = [
  `embed.html#${links.split("\n")[0]}`,
  "Verified",
];

export const PHONE = [360, 740] as const;
