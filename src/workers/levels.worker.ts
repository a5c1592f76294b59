// Thread entry point: see LevelsApi.
import { expose } from "comlink";
import { readLevels } from "../share/read-levels.ts";
import type { LevelsApi } from "./levels-api.ts";

const api: LevelsApi = { read: readLevels };
expose(api);
