import type { Report } from '../../../report/report.ts';
import { toDocumentLanguage } from '../languages.ts';
import type { Marks } from '../marks.ts';
import type { PageMeasures } from '../units.ts';
import { element, property, type Xml } from '../xml.ts';
import { createBlockStyles } from './block-styles.ts';
import { createCharacterStyles } from './character-styles.ts';
import { createHeadingStyles } from './heading-styles.ts';
import { createMatterStyles } from './matter-styles.ts';
import { createTableStyles } from './table-styles.ts';
import { createTextStyles } from './text-styles.ts';
import { createValues, type Values } from './values.ts';

/** The document's style sheet: what it says to all text, and its styles. */
export interface StyleSheet {
  /** `w:docDefaults` and `w:latentStyles`. */
  defaults: Xml[];
  styles: Xml[];
}

/**
 * The style sheet of a report, all of its values from the theme.
 *
 * @param combinations the marks that meet in the document
 */
export function createStyleSheet(
  report: Report,
  page: PageMeasures,
  combinations: readonly { id: string; name: string; marks: Marks }[],
): StyleSheet {
  const values = createValues(report.template.theme, report.language);
  return {
    defaults: [createDefaults(report, values), createLatentStyles()],
    styles: [
      ...createTextStyles(values),
      ...createHeadingStyles(values),
      ...createMatterStyles(values, page),
      ...createBlockStyles(values),
      ...createCharacterStyles(values, combinations),
      ...createTableStyles(values),
    ],
  };
}

/** What holds for all text: font, size, colour, languages; and the direction of all paragraphs. */
function createDefaults(report: Report, values: Values): Xml {
  const { val, eastAsia, bidi } = toDocumentLanguage(report.language);
  return {
    'w:docDefaults': [
      {
        'w:rPrDefault': [
          {
            'w:rPr': [
              values.fonts('body'),
              values.colour('ink'),
              property('w:kern', 2),
              ...values.size(report.template.theme.sizes.body),
              element('w:lang', { 'w:val': val, 'w:eastAsia': eastAsia, 'w:bidi': bidi }),
            ],
          },
        ],
      },
      {
        'w:pPrDefault': [
          {
            'w:pPr': [{ 'w:widowControl': {} }, values.spacing({ after: 0 })],
          },
        ],
      },
    ],
  };
}

/** Word's own styles that are not in the sheet: they stay out of sight (ECMA-376-1, 17.7.4.5). */
function createLatentStyles(): Xml {
  return element('w:latentStyles', {
    'w:defLockedState': 0,
    'w:defUIPriority': 99,
    'w:defSemiHidden': 1,
    'w:defUnhideWhenUsed': 1,
    'w:defQFormat': 0,
    'w:count': 376,
  });
}
