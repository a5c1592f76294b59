// How often what strangers may write is tried; `npm run fuzz` tries a hundred thousand of each.

export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 3500);
/** Milliseconds: it is their number that counts, not the time they take. */
export const FUZZ_PATIENCE = 60_000 + FUZZ_RUNS * 20;
