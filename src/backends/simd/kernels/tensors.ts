// What works on tensors in tfjs's own memory; whoever calls brings scratch. AssemblyScript: `npm run simd` compiles it.
export { attend, attendGradient, attendKept, attentionScratch, rotate } from "./attention";
export { multiply, multiplyScratch } from "./matrices";
export { rmsNorm, rmsNormGradient } from "./norm";
