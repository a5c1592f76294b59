// Thread entry point: see BenchmarkApi.
import { expose } from "comlink";
import { createBenchmarking } from "./benchmarking.ts";

expose(createBenchmarking());
