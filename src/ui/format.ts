// Numbers and times for people, in the language of the page.
import { language } from "./words/language.ts";

const FORMATS = {
  whole: { maximumFractionDigits: 0 },
  millions: { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 },
  second: { style: "unit", unit: "second", unitDisplay: "long" },
  minute: { style: "unit", unit: "minute", unitDisplay: "long" },
  hour: { style: "unit", unit: "hour", unitDisplay: "long" },
} as const satisfies Record<string, Intl.NumberFormatOptions>;

/** Making a format takes longer than using it. */
const made = new Map<string, Intl.NumberFormat>();

function formatted(value: number, as: keyof typeof FORMATS): string {
  const name = `${language.value} ${as}`;
  let format = made.get(name);
  if (!format) {
    format = new Intl.NumberFormat(language.value, FORMATS[as]);
    made.set(name, format);
  }
  return format.format(value);
}

/** 12,345 */
export const count = (value: number): string => formatted(Math.round(value), "whole");

/** With a fixed number of decimals and a true minus; a dash where there is no number yet. */
export const fixed = (value: number, digits: number): string =>
  Number.isFinite(value) ? withMark(value.toFixed(digits)).replace("-", "−") : "–";

/** 0.25, as short as the number is. */
export const plain = (value: number): string => withMark(String(value));

const withMark = (number: string): string => (language.value === "de" ? number.replace(".", ",") : number);

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
  new Date(time).toLocaleString(language.value === "de" ? "de-DE" : "en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });

/** Seconds as "40 seconds", "12 minutes" or "3 hours 5 minutes". */
export function durationInWords(seconds: number): string {
  if (seconds < 90) return formatted(Math.max(1, Math.ceil(seconds)), "second");
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return formatted(minutes, "minute");
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? formatted(hours, "hour") : `${formatted(hours, "hour")} ${formatted(rest, "minute")}`;
}

/** 3,000,000 as "3 million", 100,000 as "100,000". */
export const inMillions = (value: number): string =>
  value >= 1e6 ? formatted(value, "millions") : count(value);
