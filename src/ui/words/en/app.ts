// The case around the pages.
import type { Unkept } from "../../remembered.ts";
import type { Page } from "../../route.ts";

const pages: Record<Page, string> = {
  home: "Home",
  play: "Play",
  levels: "Levels",
  edit: "Edit",
  train: "Train",
  benchmark: "Benchmark",
  studies: "Studies",
  instruct: "Instruct",
  learn: "Learn",
  whatif: "What would have happened?",
  class: "For a class",
  task: "Task",
};

export const app = {
  /** Titles, as in the row on top. */
  pages,
  firstPage: "SafeLife Web, first page",
  unknownPart: (part: string, page: string) =>
    `There is no “${part}” on the page ${page}: the address is mistyped, or of another version. This is the page without it.`,
  pagesLabel: "Pages",
  useLight: "Use light colours",
  useDark: "Use dark colours",
  useSlides: "Large type, for a wall",
  leaveSlides: "Leave the large view",
  languageMissing:
    "The German texts could not be fetched. Check the connection, then choose German again; the page goes on in English.",
  pageMissing:
    "This page could not be fetched. There is no connection, or the host has a newer version: reload. The other pages go on.",
  keepsNothing: (why: string) =>
    `This browser keeps nothing for this page: ${why}. Download agents before you leave.`,
  agentsMissing: (why: string) => `The agents that come with the page are missing: ${why}`,
  unkept: (thing: string) =>
    `This browser has no room left for this page, or keeps nothing for it: ${thing} To make room, delete agents, studies or drawings that you need no more.`,
  /** What it is and what to do, by what finds no room. */
  unkeptThings: {
    choices: "what you choose lasts until this tab is closed.",
    results:
      "your results last until this tab is closed. Save games that you want to keep as files, under “What would have happened?”.",
    tasks:
      "your tasks last until this tab is closed. Keep their links: pasted here again, they are known again.",
    study: "what you write lasts until this tab is closed. Save the study as a file before.",
    labels: "what you have said lasts until this tab is closed. Save the labels as a file before.",
    improved: "this run goes on, but lasts until this tab is closed. Let it end before.",
    duels: "your duels last until this tab is closed.",
    episode: "this episode is gone when the page is reloaded. Save it as a file, or copy its link, before.",
  } satisfies Record<Unkept, string>,
  cardLost: (engine: string) =>
    `The graphics card no longer draws. ${engine} draws the boards from now on, perhaps more slowly. To try the card again, reload the page.`,
  newer: "There is a newer version of this page. This tab goes on with its own until you reload it.",
  reload: "Reload",
  later: "Later",
  lookAtIt: "Look at it",
  levelsInTheMaking: "Levels in the making",
  making: (title: string) => `Making ${title}:`,
  madeOf: (all: string) => `of ${all}`,
  levelsMadeOf: (title: string) => `levels made of ${title}`,
  cancelMaking: (title: string) => `Cancel making ${title}`,
};
