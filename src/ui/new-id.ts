// Names for things that are kept.

/** 128 random bits. Pages without a secure origin have no `crypto.randomUUID`. */
export const newId = (): string => crypto.getRandomValues(new Uint32Array(4)).join("-");
