// Thread entry point: see TrainerApi.
import { expose } from "comlink";
import { createTraining } from "./training.ts";

expose(createTraining());
