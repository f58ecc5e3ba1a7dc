import type { PdfFile } from '../objects/reader.ts';
import { isDictionary, type PdfValue } from '../objects/values.ts';

/**
 * The pairs of a name tree or number tree (ISO 32000-1, 7.9.6 and 7.9.7), in the
 * order of the file.
 *
 * @param root the tree
 * @param leaf where its pairs are: `Names` or `Nums`
 */
export function listPairs(
  file: PdfFile,
  root: PdfValue | undefined,
  leaf: 'Names' | 'Nums',
): [PdfValue, PdfValue][] {
  const pairs: [PdfValue, PdfValue][] = [];
  const seen = new Set<PdfValue>();
  const visit = (value: PdfValue | undefined): void => {
    const node = file.resolve(value);
    if (!isDictionary(node) || seen.has(node)) return;
    seen.add(node);
    const own = file.resolve(node.get(leaf));
    if (Array.isArray(own)) {
      for (let i = 0; i + 1 < own.length; i += 2) pairs.push([own[i] ?? null, own[i + 1] ?? null]);
    }
    const kids = file.resolve(node.get('Kids'));
    if (Array.isArray(kids)) for (const kid of kids) visit(kid);
  };
  visit(root);
  return pairs;
}
