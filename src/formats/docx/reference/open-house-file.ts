import type { RenderContext } from '../../../report/format.ts';
import type { Report } from '../../../report/report.ts';
import type { FacingPages } from '../settings.ts';
import { createStyleSheet } from '../styles/index.ts';
import { measurePage } from '../units.ts';
import { type HouseFile, readHouseFile } from './house-file.ts';
import { describeStyle } from './house-styles.ts';

/** How far two measures of a page may be from one another and count as the same, in twips. */
const TOLERANCE = 60;

/**
 * Open the organisation's own Word file, if the template names one. What is
 * wrong with it is a warning, and the document is built in our styles.
 */
export function openHouseFile(report: Report, context: RenderContext): HouseFile | undefined {
  const { reference, theme } = report.template;
  if (reference === undefined) return undefined;
  const ours = measurePage(theme);
  const names = new Map(
    createStyleSheet(report, ours, []).styles.map((style) => {
      const { id, name } = describeStyle(style);
      return [id, name];
    }),
  );
  const house = readHouseFile(reference.bytes, names);
  if ('problem' in house) {
    warnOfHouseFile(report, context, house.problem);
    return undefined;
  }
  const page = house.page?.measures;
  if (page === undefined) {
    warnOfHouseFile(report, context, 'it has no page set-up; the theme’s is used');
  } else if (
    Math.abs(page.width - ours.width) > TOLERANCE ||
    Math.abs(page.height - ours.height) > TOLERANCE
  ) {
    const size = `${toMillimetres(page.width)} × ${toMillimetres(page.height)} mm`;
    warnOfHouseFile(report, context, `its pages are ${size}, not the theme’s ${theme.page.size}`);
  }
  return house;
}

/** Tell of a mismatch between the file and what a report needs. */
export function warnOfHouseFile(report: Report, context: RenderContext, problem: string): void {
  const name = report.template.reference?.name ?? '';
  context.warn('docx-reference', `${name}: ${problem}`);
}

/** Whether left and right pages differ: the file's say goes before the theme's. */
export function facingPages(report: Report, house: HouseFile | undefined): FacingPages {
  const { mirror } = report.template.theme.page;
  return house?.facing ?? { mirror, evenAndOdd: mirror };
}

function toMillimetres(twips: number): number {
  return Math.round(twips / 56.6929);
}
