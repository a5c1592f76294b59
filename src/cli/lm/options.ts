// Options that the stages of the language model share.
import type { StringArgDef } from "citty";
import type { Backend } from "../../backends/prepare.ts";
import { commandBackend } from "../backend.ts";
import { say } from "../output.ts";

export const SEED = {
  type: "string",
  description: "seed of all random draws",
  default: "0",
} as const satisfies StringArgDef;

export const out = (description: string) =>
  ({ type: "string", description, valueHint: "FILE", required: true }) as const satisfies StringArgDef;

export const file = (description: string) =>
  ({ type: "string", description, valueHint: "FILE", required: true }) as const satisfies StringArgDef;

/** A number of at least `least`, from an option's text. */
export function number(text: string, option: string, least = 0): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < least) {
    throw new Error(`--${option} is "${text}". Give a number of at least ${least}.`);
  }
  return value;
}

export async function backendOf(name: string): Promise<Backend> {
  const backend = await commandBackend(name);
  say(`backend ${backend.name}: ${backend.reason}`);
  return backend;
}
