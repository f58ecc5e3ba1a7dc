/**
 * A date of the report for the document information (ISO 32000-1, 7.9.4):
 * `2022-05-31` is `D:20220531`, `2022` is `D:2022`.
 *
 * @param date ISO 8601, as far as it is known
 */
export function formatPdfDate(date: string): string {
  return `D:${date.replaceAll('-', '')}`;
}
