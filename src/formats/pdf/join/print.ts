import type { Page } from '../conformance/context.ts';
import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, type PdfDictionary } from '../objects/values.ts';
import type { Resources } from './resources.ts';

/** What was printed of a part, in the number space of all. */
export interface Print {
  readonly catalog: PdfDictionary;
  readonly pages: readonly Page[];
  /** What the pages draw with. */
  readonly resources: Resources;
}

/** The annotations of all pages of a print. */
export function listAnnotations(file: PdfFile, { pages }: Print): PdfDictionary[] {
  return pages.flatMap(({ dictionary }) => {
    const annotations = file.resolve(dictionary.get('Annots'));
    if (!Array.isArray(annotations)) return [];
    return annotations.map((value) => file.resolve(value)).filter(isDictionary);
  });
}
