// Instruct: InstructGPT's three steps, on a tiny language model and on boards.
import { lazyPage } from "../components/lazy-page.tsx";
import { route } from "../route.ts";

const Language = lazyPage(async () => (await import("./instruct-language.tsx")).InstructLanguage);
const Board = lazyPage(async () => (await import("./instruct-board.tsx")).InstructBoard);

export const InstructPage = () => (route.value.path[0] === "board" ? <Board /> : <Language />);
