// Pictures of views of the running page: on a desk and on a phone, light and dark.

const SIZES = [
  { name: "desk", viewport: { width: 1280, height: 800 }, isMobile: false },
  { name: "phone", viewport: { width: 390, height: 844 }, isMobile: true },
];

/** "Instruct, rank" is instruct-rank.
 *  @param {string} view */
const fileName = (view) => view.toLowerCase().replace(/\W+/g, "-");

/**
 * Each once it is there and its boards are drawn.
 * @param {import("playwright-core").Browser} browser
 * @param {string} address of the page
 * @param {Readonly<Record<string, readonly [address: string, says: string | RegExp]>>} views
 * @param {string} folder that the pictures are put in
 * @returns {Promise<string[]>} errors that the views did not expect
 */
export async function takePictures(browser, address, views, folder) {
  /** @type {string[]} */
  const errors = [];
  for (const { name: size, viewport, isMobile } of SIZES) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const context = await browser.newContext({ viewport, isMobile, hasTouch: isMobile, colorScheme });
      for (const [view, [path, says]] of Object.entries(views)) {
        const page = await context.newPage();
        page.on("pageerror", ({ message }) => errors.push(`${view}: ${message}`));
        await page.goto(address + path);
        await page.getByText(says).first().waitFor({ state: "attached" });
        await page.waitForFunction(() =>
          [...document.querySelectorAll(".screen")].every((screen) => screen.hasAttribute("data-engine")),
        );
        await page.screenshot({ path: `${folder}/${fileName(view)}-${size}-${colorScheme}.png` });
        await page.close();
      }
      await context.close();
    }
  }
  return errors;
}
