import type { VFile } from 'vfile';
import { cutMetadata, findFrontMatter, listKeys } from './front-matter.ts';
import type { Segment } from './segment.ts';
import { cutText } from './segments.ts';

/**
 * Cut a report's source into segments: metadata first, its own and then those
 * of `report.yaml` that it does not override, then the text.
 *
 * @param file the Markdown file
 * @param shared `report.yaml`, where there is one
 * @returns segments in the order of a reader
 */
export function cutSource(file: VFile, shared?: VFile): Segment[] {
  const front = findFrontMatter(file);
  const own = front === undefined ? [] : cutMetadata(front, 'own');
  const keys = new Set(front === undefined ? [] : listKeys(front).map(({ key }) => key));
  const common =
    shared === undefined
      ? []
      : cutMetadata({ file: shared, offset: 0, text: String(shared.value) }, 'shared');
  const inherited = common.filter((segment) => !keys.has(segment.path.split('.')[1] ?? ''));
  return [...own, ...inherited, ...cutText(file)];
}
