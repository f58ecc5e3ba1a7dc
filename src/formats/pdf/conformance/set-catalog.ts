import {
  createDictionary,
  createString,
  createTextString,
  type PdfArray,
  type PdfDictionary,
  type PdfValue,
} from '../objects/values.ts';
import type { Context } from './context.ts';
import type { ConformOptions, PageLabelRange } from './options.ts';

/** What the catalog says of a tagged file. */
export function setCatalog(context: Context): void {
  const { catalog, options, pages } = context;
  const { metadata } = options;
  catalog.set('MarkInfo', new Map([['Marked', true]]));
  // ISO 14289-1, 7.18.3: the order of the tabulator key is that of the structure.
  for (const page of pages) page.dictionary.set('Tabs', 'S');
  for (const root of context.tree.roots) {
    // The catalog's says it already.
    if (isSameLanguage(root.attributes.get('Lang'), metadata.language)) {
      root.attributes.delete('Lang');
    }
  }
}

/** What the catalog says of any file: language, how a viewer opens it, page labels. */
export function setViewing(catalog: PdfDictionary, options: ConformOptions): void {
  const { metadata } = options;
  catalog.set('Lang', createString(metadata.language));
  catalog.set(
    'ViewerPreferences',
    createDictionary({
      // ISO 14289-1, 7.1: the title, not the name of the file.
      DisplayDocTitle: true,
      Direction: metadata.direction === 'rtl' ? 'R2L' : undefined,
    }),
  );
  if (catalog.has('Outlines')) catalog.set('PageMode', 'UseOutlines');
  if (options.pageLayout !== undefined) catalog.set('PageLayout', options.pageLayout);
  if (options.pageLabels !== undefined && options.pageLabels.length > 0) {
    catalog.set('PageLabels', formatPageLabels(options.pageLabels));
  }
}

function isSameLanguage(value: PdfValue | undefined, language: string): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'string' &&
    value.bytes.toLowerCase() === language.toLowerCase()
  );
}

const styles = {
  decimal: 'D',
  'lower-roman': 'r',
  'upper-roman': 'R',
  'lower-alpha': 'a',
  'upper-alpha': 'A',
} as const;

/** A number tree of page labels (ISO 32000-1, 12.4.2), which has to begin with the first page. */
function formatPageLabels(ranges: readonly PageLabelRange[]): PdfDictionary {
  const nums: PdfArray = ranges[0]?.page === 0 ? [] : [0, new Map([['S', 'D']])];
  for (const range of ranges) {
    nums.push(
      range.page,
      createDictionary({
        S: range.style === undefined ? undefined : styles[range.style],
        P: range.prefix === undefined ? undefined : createTextString(range.prefix),
        St: range.start === undefined || range.start === 1 ? undefined : range.start,
      }),
    );
  }
  return new Map([['Nums', nums]]);
}
