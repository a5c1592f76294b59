// Thread entry point: see BoardInstructApi.
import { expose } from "comlink";
import { createBoardInstructing } from "./board-instructing.ts";

expose(createBoardInstructing(async (kind) => (await import("./random-kinds.ts")).parametersOf(kind)));
