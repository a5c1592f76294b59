// Where the files of a study are: a folder, or a bucket.
import { join, resolve } from "node:path";
import type { StudyStore } from "../studies/study.ts";
import { bucketStore, isBucket } from "./bucket-store.ts";
import { folderStore } from "./folder-store.ts";

/** @param out a folder, or `s3://BUCKET/PREFIX` @param writer a name, where several programs may write at the same time */
export const openStudy = async (out: string, writer?: string): Promise<StudyStore> =>
  isBucket(out) ? bucketStore(out) : folderStore(out, writer);

/** The same place for programs that run elsewhere. */
export const absolutePlace = (out: string): string => (isBucket(out) ? out : resolve(out));

/** How a file there is called, for people. */
export const fileIn = (out: string, name: string): string =>
  isBucket(out) ? `${out.replace(/\?.*$/, "").replace(/\/$/, "")}/${name}` : join(out, name);
