// What parameter files need not say, as a module: a page that read the text would keep a person waiting.
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { BUILT_IN_DEFAULTS, readParameters } from "../src/procgen/read-parameters.ts";

const QUERY = "?read";

/** `import { DEFAULTS } from ".../_defaults.yaml?read"` gives the file's `LevelParameters`. */
export const readDefaults = (): Plugin => ({
  name: "read-defaults",
  load: {
    filter: { id: /\/_defaults\.yaml\?read$/ },
    handler(id) {
      const file = id.slice(0, -QUERY.length);
      this.addWatchFile(file);
      const parameters = readParameters(readFileSync(file, "utf8"), "_defaults.yaml", BUILT_IN_DEFAULTS);
      return `export const DEFAULTS = JSON.parse(${JSON.stringify(JSON.stringify(parameters))});`;
    },
  },
});
