import type { VFile } from 'vfile';
import type { Metadata } from '../../report/metadata.ts';
import { endOfFrontMatter } from '../front-matter.ts';

/** A text of the metadata that goes into the properties of the documents. */
export interface Property {
  key: string;
  text: string;
  /** The file that says it, and where. */
  file: VFile;
  place: { line: number; column: number };
}

/**
 * The texts of a report's metadata that catalogues and document properties
 * show, but for the contributors, who are there to be named.
 *
 * @param metadata as it was read from the files
 * @param files the source first; then `report.yaml`, if there is one
 */
export function listProperties(metadata: Metadata, files: readonly VFile[]): Property[] {
  const { title, subtitle, shortTitle, description, keywords, funding, event } = metadata;
  const texts: [key: string, texts: readonly (string | undefined)[]][] = [
    ['title', [title]],
    ['subtitle', [subtitle]],
    ['short-title', [shortTitle]],
    ['description', [description]],
    ['keywords', keywords],
    ['funding', funding],
    ['event', [event?.name, event?.place]],
  ];
  return texts.flatMap(([key, values]) =>
    values.flatMap((text): Property[] => {
      const found = text === undefined ? undefined : findKey(key, files);
      return text === undefined || found === undefined ? [] : [{ key, text, ...found }];
    }),
  );
}

/** Where a key of the metadata is written: the front matter comes before `report.yaml`. */
export function findKey(
  key: string,
  files: readonly VFile[],
): { file: VFile; place: { line: number; column: number } } | undefined {
  const [source] = files;
  for (const file of files) {
    const lines = String(file.value).split(/\r\n|\r|\n/u);
    const isSource = file === source;
    if (!isSource && !/\breport\.ya?ml$/u.test(file.path ?? '')) continue;
    const end = isSource ? endOfFrontMatter(lines) : -1;
    if (end === undefined) continue;
    const part = end < 0 ? lines : lines.slice(0, end);
    const line = part.findIndex((text) => text.startsWith(`${key}:`));
    if (line >= 0) return { file, place: { line: line + 1, column: 1 } };
  }
  return source === undefined ? undefined : { file: source, place: { line: 1, column: 1 } };
}
