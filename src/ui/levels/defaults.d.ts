// What scripts/read-defaults.ts makes of a file.
declare module "*.yaml?read" {
  export const DEFAULTS: import("../../procgen/parameters.ts").LevelParameters;
}
