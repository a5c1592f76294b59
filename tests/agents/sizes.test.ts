import { describe, expect, it } from "vitest";
import { parameterCount } from "../../src/agents/networks.ts";
import { RECIPES } from "../../src/agents/recipes.ts";
import { SIZES, sized } from "../../src/agents/sizes.ts";

describe("sizes", () => {
  it("are in the order of their parameters", () => {
    const counts = Object.values(SIZES).map(parameterCount);
    expect(counts).toEqual([60_186, 220_970, 368_010]);
  });

  it("small is what our recipe has", () => {
    expect(sized(RECIPES.small, "small")).toEqual(RECIPES.small);
  });

  it("of another size learn no faster than it bears", () => {
    const { ppo } = RECIPES.small;
    expect(sized(RECIPES.small, "reference").ppo).toEqual({ ...ppo, learningRate: 5e-4 });
    expect(sized(RECIPES["safelife-1.2"], "tiny").ppo).toEqual(RECIPES["safelife-1.2"].ppo);
    expect(sized(RECIPES.standard, "reference").ppo).toEqual(RECIPES.standard.ppo);
  });

  it("keep the learning rate that goes with large minibatches", () => {
    expect(sized(RECIPES.gpu, "small")).toEqual(RECIPES.gpu);
    expect(sized(RECIPES["gpu-1024"], "tiny").ppo).toEqual(RECIPES["gpu-1024"].ppo);
    expect(sized(RECIPES.wide, "reference").ppo.learningRate).toBe(1e-3);
  });

  it("leave alone what the network sees and how it begins", () => {
    const { network } = sized(RECIPES["safelife-1.2"], "tiny");
    expect(network).toEqual({ ...SIZES.tiny, init: "pytorch" });
  });
});
