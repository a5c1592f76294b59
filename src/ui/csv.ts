// Tables as CSV, RFC 4180.

type Value = string | number | boolean;

/** One line per row; a number that is not there is an empty field. */
export const csv = (rows: readonly (readonly Value[])[]): string =>
  rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");

function field(value: Value): string {
  if (Number.isNaN(value)) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
