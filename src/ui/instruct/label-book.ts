// The visitor's labels of language.
import { computed } from "@preact/signals";
import { LABELS, type Label, type RankedAnswers } from "../../workers/instruct-world.ts";
import { Book } from "./book.ts";
import type { InstructShelf } from "./shelf.ts";

export class LabelBook extends Book<Label> {
  readonly demonstrations = computed(() =>
    this.labels.value.filter((label) => label.kind === "demonstration"),
  );
  readonly rankings = computed(() =>
    this.labels.value.filter((label): label is RankedAnswers => label.kind === "ranking"),
  );

  constructor(shelf: InstructShelf) {
    super(shelf, "labels", LABELS);
  }
}
