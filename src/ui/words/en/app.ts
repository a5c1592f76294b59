// The case around the pages.
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
