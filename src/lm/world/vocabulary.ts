// The closed vocabulary: words in lower case, one token each, separated by single spaces.

const words = (text: string): readonly string[] => text.split(" ");

export const ANIMALS = words(
  "cat dog fox owl bear wolf frog duck goat hare mole newt crow swan toad deer mouse horse sheep snake tiger otter eagle robin",
);
export const COLOURS = words("red blue green black white brown grey yellow");
export const FOODS = words("grass seeds honey bread apples nuts berries corn cheese rice");
export const PLACES = words("forest lake river field barn cave hill garden pond village");
export const OBJECTS = words("ball hat key coin lamp cup bell rope box kite");
export const RUDE_WORDS = words("dumb stinky lazy ugly silly nasty rotten smelly grumpy mean");
export const KIND_WORDS = words("kind sweet clever gentle brave pretty lovely friendly");
export const NUMBERS = words("one two three");
export const DIGITS = words("1 2 3 4 5 6 7 8 9");

export const MARKS = words(". , ? :");
const SPECIAL = words("<pad> <bos> <eos> <unk>");
export const PLAIN_WORDS = words(
  "book folk q a1 text sort repeat write sentence sentences about with no word set in the list things name " +
    "animals rewrite nicely past sum up rude or nice it is are a and not went to saw found slept sang ran near " +
    "sleeps sings runs go did eats lives eat live colour what where why does you i am do know sad sorry happy " +
    "friend be will please hello hey now help me tell thank quick ok bye good yes thing",
);

/** By token. */
export const VOCABULARY: readonly string[] = [
  ...SPECIAL,
  ...MARKS,
  ...PLAIN_WORDS,
  ...ANIMALS,
  ...COLOURS,
  ...FOODS,
  ...PLACES,
  ...OBJECTS,
  ...RUDE_WORDS,
  ...KIND_WORDS,
  ...NUMBERS,
  ...DIGITS,
];

// Token 0 fills what is left of a row. Never the end: a model that is not asked about its end would not learn it.
export const BOS = 1;
export const EOS = 2;
/** Any word that is not in the vocabulary. */
export const UNK = 3;

const TOKENS: ReadonlyMap<string, number> = new Map(VOCABULARY.map((word, token) => [word, token]));

/** Tokens of words that are separated by single spaces; no words, no tokens. */
export const encode = (text: string): number[] =>
  text === "" ? [] : text.split(" ").map((word) => TOKENS.get(word) ?? UNK);

export const decode = (tokens: Iterable<number>): string =>
  Array.from(tokens, (token) => VOCABULARY[token]).join(" ");
