import type { Page } from '../conformance/context.ts';
import type { PdfFile } from '../objects/reader.ts';
import {
  isDictionary,
  isStream,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from '../objects/values.ts';

/** What pages draw with (ISO 32000-1, 7.8.3). */
export interface Resources {
  /** The `Font` dictionaries of pages and forms, each once. */
  readonly fonts: readonly PdfDictionary[];
  /** The form XObjects and patterns that the pages draw, directly or not, each once. */
  readonly forms: readonly PdfStream[];
}

/**
 * List what some pages draw with, down through forms, tiling patterns and soft
 * masks.
 */
export function listResources(file: PdfFile, pages: readonly Page[]): Resources {
  const fonts = new Set<PdfDictionary>();
  const forms = new Set<PdfStream>();
  const seen = new Set<PdfDictionary>();

  function entriesOf(resources: PdfDictionary, category: string): PdfValue[] {
    const entries = file.resolve(resources.get(category));
    return isDictionary(entries) ? [...entries.values()].map((value) => file.resolve(value)) : [];
  }

  function visit(value: PdfValue | undefined): void {
    const resources = file.resolve(value);
    if (!isDictionary(resources) || seen.has(resources)) return;
    seen.add(resources);
    const own = file.resolve(resources.get('Font'));
    if (isDictionary(own)) fonts.add(own);
    for (const object of entriesOf(resources, 'XObject')) visitForm(object);
    for (const pattern of entriesOf(resources, 'Pattern')) visitForm(pattern);
    for (const state of entriesOf(resources, 'ExtGState')) {
      const mask = isDictionary(state) ? file.resolve(state.get('SMask')) : null;
      if (isDictionary(mask)) visitForm(file.resolve(mask.get('G')));
    }
  }

  function visitForm(form: PdfValue): void {
    if (!isStream(form) || form.dictionary.get('Subtype') === 'Image' || forms.has(form)) return;
    forms.add(form);
    visit(form.dictionary.get('Resources'));
  }

  for (const { dictionary } of pages) visit(dictionary.get('Resources'));
  return { fonts: [...fonts], forms: [...forms] };
}
