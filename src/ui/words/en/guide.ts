// The sheet behind "?".

export const guide = {
  title: "Keys",
  everywhere: "On every page",
  everywhereKeys: {
    next: "to the next key, link or field; with Shift to the one before",
    press: "press a key, follow a link, tick a box",
    large: "large type, for a wall; and back",
    open: "this sheet",
    close: "close this sheet",
  },
  zoom: {
    byWheel: "look closer, farther, at all of it; so do the wheel and two fingers",
    byCtrlAndWheel: "look closer, farther, at all of it; so do Ctrl with the wheel and two fingers",
    pan: "move what is close, as dragging does",
  },
  rankKeys: {
    place: "give the marked one this place, or the one that has the focus",
    back: "take the last one back",
    done: "on, once all have a place",
  },
  curveKeys: {
    step: "on a curve: the values a step earlier, a step later",
    ends: "on a curve: the first values, the last",
    latest: "on a curve: back to the latest values",
  },
};
