// What other rooms say in English, and this in German: by what they say.
import { agents } from "./agents.ts";
import { languageModels } from "./language-models.ts";
import { levels } from "./levels.ts";
import { metrics } from "./metrics.ts";
import { parameters } from "./parameters.ts";
import { suites } from "./suites.ts";

export { phrases } from "./phrases.ts";

export const elsewhere: Readonly<Record<string, string>> = {
  ...suites,
  ...levels,
  ...parameters,
  ...metrics,
  ...agents,
  ...languageModels,
};
