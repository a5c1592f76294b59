// The page in another language: words, numbers, times.
import { afterEach, expect, it } from "vitest";
import {
  between,
  count,
  duration,
  durationInWords,
  fixed,
  inMillions,
  moment,
  plain,
} from "../../src/ui/format.ts";
import { language } from "../../src/ui/words/language.ts";
import { speak, words, wordsAreMissing } from "../../src/ui/words/words.ts";

afterEach(() => speak("en"));

it("speaks English until it is told otherwise, and changes where it stands", async () => {
  expect(words.value.app.pages.play).toBe("Play");
  await speak("de");
  expect([language.value, words.value.app.pages.play]).toEqual(["de", "Spielen"]);
  expect(wordsAreMissing.value).toBe(false);
  await speak("en");
  expect([language.value, words.value.app.pages.play]).toEqual(["en", "Play"]);
});

it("writes numbers and times as German does", async () => {
  await speak("de");
  expect(count(12_345.4)).toBe("12.345");
  expect([fixed(-1.25, 1), plain(0.5), between([0.1, 0.25], 2)]).toEqual(["−1,3", "0,5", " [0,10 … 0,25]"]);
  expect([inMillions(2_500_000), inMillions(1e6)]).toEqual(["2,5 Millionen", "1 Million"]);
  expect([durationInWords(1), durationInWords(3 * 3600 + 300)]).toEqual(["1 Sekunde", "3 Stunden 5 Minuten"]);
  expect(duration(3 * 3600 + 300)).toBe("3 h 5 min");
  expect(moment(new Date(2026, 10, 24, 9, 5).getTime())).toBe("24. Nov., 09:05");
});
