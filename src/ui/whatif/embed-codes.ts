// What others put into their pages to show an episode there.

export interface EmbedCodes {
  readonly iframe: string;
  /** The web component of public/embed.js. */
  readonly element: string;
}

/** In CSS pixels; an embedded view fits into other sizes as well. */
const SIZE = { width: 480, height: 640 } as const;

/** @param page address of our page without its hash
 *  @param hash "#r=2.CODE&step=12"
 *  @param name of the level, which anyone may have written */
export function embedCodes(page: string, hash: string, name: string): EmbedCodes {
  const address = (file: string) => inAttribute(new URL(file, page).href);
  const title = `title="${inAttribute(`${name}, a SafeLife replay`)}"`;
  const size = `width="${SIZE.width}" height="${SIZE.height}"`;
  return {
    iframe: `<iframe src="${address(`embed.html${hash}`)}" ${title} ${size} style="border: 0" loading="lazy"></iframe>`,
    element: `<script src="${address("embed.js")}"></script>\n<safelife-replay src="${address(page + hash)}" ${title}></safelife-replay>`,
  };
}

const inAttribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
