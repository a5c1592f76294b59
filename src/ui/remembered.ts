// Small choices of a person, kept where the browser keeps anything at all.

const NAMESPACE = "safelife.";

/** Null where nothing is kept. A browser told to keep nothing throws even when it is only asked. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(NAMESPACE + name);
  } catch {
    return null;
  }
}

/** True where it is kept; else the choice lasts as long as the page. */
export function remember(name: string, value: string): boolean {
  try {
    localStorage.setItem(NAMESPACE + name, value);
    return true;
  } catch {
    return false;
  }
}
