// A picture of the running page for the documents, 1280×800:
// `node scripts/picture.mjs ADDRESS FILE.png [BUTTON SECONDS]` presses a button and waits first.
import { chromium } from "playwright-core";
import { CHROMIUM_ARGS, findChromium } from "./chromium.mjs";

const [address, file, button, seconds = "2"] = process.argv.slice(2);
if (address === undefined || file === undefined) {
  console.error("Use: node scripts/picture.mjs ADDRESS FILE.png [BUTTON SECONDS]");
  process.exit(1);
}
const executablePath = findChromium();
const browser = await chromium.launch({
  args: [...CHROMIUM_ARGS],
  ...(executablePath ? { executablePath } : {}),
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.on("pageerror", (error) => console.error(error.message));
page.on("console", (message) => message.type() === "error" && console.error(message.text()));
await page.goto(address, { waitUntil: "networkidle" });
if (button !== undefined) await page.getByRole("button", { name: button }).click();
// Boards are drawn after the page has settled.
await page.waitForTimeout(1000 * Number(seconds));
await page.screenshot({ path: file });
await browser.close();
