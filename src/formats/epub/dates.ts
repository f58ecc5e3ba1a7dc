import type { Metadata } from '../../report/metadata.ts';

/** Said where neither the report nor the environment gives a date: the first that a zip file can hold. */
const NO_DATE = '1980-01-01T00:00:00Z';

/**
 * The time of the last change, for `dcterms:modified` (EPUB 3.3, 5.5.5.1),
 * which must be given to the second in UTC.
 *
 * @param metadata its `date` is read: `2022`, `2022-05` or `2022-05-31`
 * @param sourceDateEpoch seconds since 1970; it wins, being the more exact
 * @returns `2022-05-31T00:00:00Z`
 */
export function modificationTime(
  metadata: Pick<Metadata, 'date'>,
  sourceDateEpoch: number | undefined,
): string {
  if (sourceDateEpoch !== undefined) {
    const date = new Date(sourceDateEpoch * 1000);
    if (!Number.isNaN(date.getTime())) return `${date.toISOString().slice(0, 19)}Z`;
  }
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(metadata.date ?? '');
  if (parts === null) return NO_DATE;
  return `${parts[1]}-${parts[2] ?? '01'}-${parts[3] ?? '01'}T00:00:00Z`;
}
