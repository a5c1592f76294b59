// Moving pictures of an episode.

export const movie = {
  title: "Moving picture",
  beside: (what: string) => `beside it: ${what}`,
  untouched: "the untouched world",
  plan: (width: number, height: number, frames: number, seconds: string) =>
    `${width} × ${height} pixels, ${frames} frames in ${seconds} s`,
  steps: (from: number, to: number, speed: number) =>
    `Steps ${from} to ${to}, ${speed} a second: the part that is looped, or all of it, at the speed of the time bar.`,
  leavesOut: (every: number) => `Every ${every}. step is shown.`,
  gif: "GIF",
  gifWhat: "plays anywhere (.gif)",
  video: "Video",
  videoWhat: (ending: string) => `sharper, a larger file (.${ending})`,
  asking: "Asking the browser what it can encode …",
  noVideo: "This browser encodes no video (it has no WebCodecs). A GIF it can make.",
  notEncoded: "This browser encodes no video of that size. Save a GIF instead.",
  making: (done: number, frames: number) => `frame ${done} of ${frames}`,
  progress: "frames made",
  stop: "Stop",
  made: (name: string, size: string) => `${name} is made: ${size}.`,
};
