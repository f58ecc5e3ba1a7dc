import type { Report } from '../../report/report.ts';
import { listAttributed } from './runs.ts';

/** What `check` says of every report that an attribution rule holds for: never that it is safe. */
export const ATTRIBUTION_NOTE =
  'Attribution: the people of the lists were looked for beside speech and quotations. Who can be recognised by anything else was not looked for, and can’t be: somebody who was there has to read the text (docs/rules/attribution.md).';

/** Whether some remarks of a report may not be attributed. */
export function isBoundByAttribution(report: Report): boolean {
  const { attribution } = report.metadata;
  if (attribution !== undefined && attribution !== 'on-record') return true;
  return listAttributed(report).runs.some((run) => run.attribution !== 'on-record');
}
