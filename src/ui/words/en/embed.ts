// A replay within another page, and what is put into that page to show it.

export const embed = {
  world: "World",
  fullView: "Full view in SafeLife Web",
  key: "Embed",
  title: "Show it in another page",
  about:
    "Whoever opens that page sees this episode played again there, from this step on. Either of these does; put it into the HTML of the page.",
  frame: "A frame",
  element: "An element",
  copy: (what: string) => `Copy: ${what}`,
  copied: "Copied.",
  notCopied: "This browser does not let the page copy. Select the text and copy it.",
};
