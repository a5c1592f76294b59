// Text of a lesson: its figures filled in, its stressed words stressed.
import type { Paragraphs as Texts } from "../../lessons/lesson.ts";
import { useLesson } from "./context.ts";

export function Paragraphs({ of }: { readonly of: Texts }) {
  return (
    <>
      {of.map((text) => (
        <p key={text}>
          <Line>{text}</Line>
        </p>
      ))}
    </>
  );
}

/** One sentence or a few, without a paragraph around them. */
export function Line({ children }: { readonly children: string }) {
  const parts = useLesson().fill(children).split("*");
  return <>{parts.map((part, i) => (i % 2 === 1 ? <em key={part}>{part}</em> : part))}</>;
}
