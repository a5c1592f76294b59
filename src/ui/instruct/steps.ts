// The steps of the Instruct page, as its addresses name them.

export const LANGUAGE_STEPS = ["show", "rank", "improve", "duels", "results", "break"] as const;
export const BOARD_STEPS = ["watch", "choose", "improve", "compare"] as const;

/** The step of an address; the first where it names none. */
export const stepOf = <Step extends string>(steps: readonly Step[], asked: string | undefined): Step =>
  steps.find((step) => step === asked) ?? steps[0];
