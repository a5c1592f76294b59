// Thread entry point: see InstructApi.
import { expose } from "comlink";
import { createInstructing } from "./instructing.ts";

expose(createInstructing());
