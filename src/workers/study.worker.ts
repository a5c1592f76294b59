// Thread entry point: see StudyApi.
import { expose } from "comlink";
import { createStudying } from "./studying.ts";

expose(createStudying());
