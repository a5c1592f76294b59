// Numbers and times for people.

/** 12,345 */
export const count = (value: number): string => Math.round(value).toLocaleString("en");

/** With a fixed number of decimals and a true minus; a dash where there is no number yet. */
export const fixed = (value: number, digits: number): string =>
  Number.isFinite(value) ? value.toFixed(digits).replace("-", "−") : "–";

/** The ends of an interval: " [0.1 … 0.3]"; nothing where there is none. */
export const between = (ends: readonly number[] | null | undefined, digits: number): string =>
  ends ? ` [${ends.map((end) => fixed(end, digits)).join(" … ")}]` : "";

/** A sentence that another room began in lower case. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Seconds as "40 s", "12 min" or "3 h 5 min". */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "–";
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Milliseconds as "0.4 ms", "12 ms" or "1.3 s". */
export const milliseconds = (value: number): string =>
  value < 10
    ? `${fixed(value, 1)} ms`
    : value < 1000
      ? `${Math.round(value)} ms`
      : `${fixed(value / 1000, 1)} s`;

/** A point in time as "24 Nov, 09:05". */
export const moment = (time: number): string =>
  new Date(time).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });

/** Seconds as "40 seconds", "12 minutes" or "3 hours 5 minutes". */
export function durationInWords(seconds: number): string {
  if (seconds < 90) return many(Math.max(1, Math.ceil(seconds)), "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return many(minutes, "minute");
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? many(hours, "hour") : `${many(hours, "hour")} ${many(rest, "minute")}`;
}

const many = (number: number, what: string): string => `${count(number)} ${what}${number === 1 ? "" : "s"}`;

/** 3,000,000 as "3 million", 100,000 as "100,000". */
export const inMillions = (value: number): string =>
  value >= 1e6 ? `${(value / 1e6).toLocaleString("en", { maximumFractionDigits: 2 })} million` : count(value);
