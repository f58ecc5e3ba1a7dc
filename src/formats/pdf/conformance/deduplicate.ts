import { createHash } from 'node:crypto';
import type { PdfFile } from '../objects/reader.ts';
import { serializeValue } from '../objects/serializer.ts';
import { isReference, isStream, type PdfReference, type PdfValue } from '../objects/values.ts';

/**
 * Keep one of streams that are the same, such as the images and the fonts that
 * two prints or two uses have in common. What leads to them is looked at until
 * nothing is the same any more: a font's program, then its descriptor, then it.
 *
 * @param file the file
 * @param isShareable whether an object may be shared, which pages, annotations
 *   and elements of the structure may not
 */
export function deduplicate(file: PdfFile, roots: readonly PdfValue[]): void {
  const canonical = new Map<string, PdfReference>();
  const done = new Map<PdfReference, PdfReference>();

  /** Children first; the result is what to refer to. */
  function settle(reference: PdfReference): PdfReference {
    const known = done.get(reference);
    if (known !== undefined) return known;
    // A circle, which no resource has, would end here.
    done.set(reference, reference);
    const value = file.resolve(reference);
    rewrite(isStream(value) ? value.dictionary : value);
    const key = describe(value);
    const first = canonical.get(key) ?? reference;
    canonical.set(key, first);
    done.set(reference, first);
    return first;
  }

  function rewrite(value: PdfValue): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        if (isReference(item)) value[index] = settle(item);
        else rewrite(item);
      });
    } else if (value instanceof Map) {
      for (const [key, item] of value) {
        if (isReference(item)) value.set(key, settle(item));
        else rewrite(item);
      }
    }
  }

  for (const root of roots) rewrite(root);
}

function describe(value: PdfValue): string {
  const numberOf = (reference: PdfReference): number => reference.number;
  if (!isStream(value)) return serializeValue(value, numberOf);
  const hash = createHash('sha1').update(value.data).digest('base64');
  return `${serializeValue(value.dictionary, numberOf)}${hash}`;
}
