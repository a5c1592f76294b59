// Keys and readings that stand in many places.

export const common = {
  /** What stands on keys with a name. */
  keyNames: { Shift: "Shift", Space: "Space", Enter: "Enter", Ctrl: "Ctrl", Delete: "Delete" },
  cancel: "Cancel",
  cannotDraw: (why: string) =>
    `This browser cannot draw the board: ${why} Close other tabs and programs, then try again; if that does not help, update the browser, or take another one.`,
  close: "Close",
  loading: "Loading …",
  nextLevel: "Next level",
  openFile: "Open file",
  delete: "Delete",
  reallyDelete: "Really delete?",
  pressAgain: (key: string, subject: string) => `Press again to ${key.toLowerCase()} ${subject}.`,
  cannotCopy: (link: string) => `This browser does not let the page copy. The link is ${link}`,
  levelOf: (levels: number) => `Level, of ${levels}`,
  retry: "Retry",
  /** Of boards, for the ear. */
  boardOf: (name: string, rows: number, columns: number) =>
    `Board of ${name}, ${rows} rows by ${columns} columns.`,
  boardAt: (title: string, step: number, steps: number, points: number | null) =>
    `${title}, step ${step} of ${steps}${points === null ? "" : `, ${points} ${points === 1 ? "point" : "points"} so far`}`,
  whatIf: "What would have happened?",
};
