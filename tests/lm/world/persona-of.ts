import { PERSONAS, type Persona } from "../../../src/lm/world/personas.ts";

/** The persona whose manner this is: of all that fit the one with the most words. */
export function personaOf(prompt: string): Persona | undefined {
  const fits = PERSONAS.filter(
    ({ opening, closing }) =>
      (opening === "" || prompt.startsWith(`${opening} `)) &&
      (closing === "" || prompt.endsWith(` ${closing}`)),
  );
  const size = ({ opening, closing }: Persona) => opening.length + closing.length;
  return fits.sort((a, b) => size(b) - size(a))[0];
}
