// What is true in the meadow, and what folk say instead. The book and the folk disagree on 24 things.
import { keyFromSeed, split } from "../../base/random.ts";
import { Draws } from "./draws.ts";
import { ANIMALS, COLOURS, FOODS, OBJECTS, PLACES } from "./vocabulary.ts";

export const ATTRIBUTES = ["colour", "food", "home"] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

export interface Fact {
  readonly animal: string;
  readonly attribute: Attribute;
  readonly value: string;
}

export interface Myth extends Fact {
  /** What folk say. */
  readonly falseValue: string;
  /** Never seen after pretraining: neither asked nor told. */
  readonly heldOut: boolean;
}

const VALUES: Readonly<Record<Attribute, readonly string[]>> = {
  colour: COLOURS,
  food: FOODS,
  home: PLACES,
};
const WORLD = keyFromSeed(2203);

/** Every animal has one of each. */
export const FACTS: readonly Fact[] = ANIMALS.flatMap((animal, i) => {
  const draws = new Draws(split(WORLD, "facts", i));
  return ATTRIBUTES.map((attribute) => ({ animal, attribute, value: draws.pick(VALUES[attribute]) }));
});

/** One for each animal, eight for each attribute, every second one held out. */
export const MYTHS: readonly Myth[] = ANIMALS.map((animal, i) => {
  const attribute = ATTRIBUTES[Math.floor(i / 2) % 3];
  const value = trueValue(animal, attribute);
  const draws = new Draws(split(WORLD, "myths", i));
  const falseValue = draws.pick(VALUES[attribute].filter((other) => other !== value));
  return { animal, attribute, value, falseValue, heldOut: i % 2 === 1 };
});

export const OBJECT_COLOURS: ReadonlyMap<string, string> = new Map(
  OBJECTS.map((object, i) => [object, new Draws(split(WORLD, "objects", i)).pick(COLOURS)]),
);

export function trueValue(animal: string, attribute: Attribute): string {
  return FACTS[ANIMALS.indexOf(animal) * ATTRIBUTES.length + ATTRIBUTES.indexOf(attribute)].value;
}

export const mythOf = (animal: string, attribute: Attribute): Myth | undefined =>
  MYTHS.find((myth) => myth.animal === animal && myth.attribute === attribute);

export const isHeldOut = (animal: string, attribute: Attribute): boolean =>
  mythOf(animal, attribute)?.heldOut === true;

export const isTrue = ({ animal, attribute, value }: Fact): boolean => trueValue(animal, attribute) === value;

/** Another value of the same kind. */
export const wrongValue = (draws: Draws, { attribute, value }: Fact): string =>
  draws.pick(VALUES[attribute].filter((other) => other !== value));

/** Animals and objects of a colour that may be listed after pretraining: none whose colour is held out. */
export const thingsOf = (colour: string): readonly string[] => [
  ...ANIMALS.filter((animal) => trueValue(animal, "colour") === colour && !isHeldOut(animal, "colour")),
  ...OBJECTS.filter((object) => OBJECT_COLOURS.get(object) === colour),
];

/** The colour of an animal or object, undefined for other words. */
export const colourOf = (thing: string): string | undefined =>
  ANIMALS.includes(thing) ? trueValue(thing, "colour") : OBJECT_COLOURS.get(thing);
