/**
 * Thousands of boards at once on WebGPU, equal to `core` bit for bit.
 *
 * @module gpu
 */
export { GpuVectorEnv, type GpuVectorEnvOptions } from "../env/gpu-vector-env.ts";
export { Gpu } from "../gpu/gpu.ts";
export { type LonelyBoard, occupancy } from "../gpu/occupancy.ts";
export { Simulator, type SimulatorOptions } from "../gpu/simulator.ts";
