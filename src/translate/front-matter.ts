import type { VFile } from 'vfile';
import { location } from 'vfile-location';
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { defaultLimits } from '../project/limits.ts';
import { findDeepNesting } from '../project/yaml-nesting.ts';
import { collapseSpaces } from './content.ts';
import type { Segment } from './segment.ts';

/** A text of the metadata: the way to it, `*` for each item of a list, and what it is. */
type TextField = readonly [path: readonly string[], kind: string];

const contributor = (key: string, who: string): TextField[] => [
  [[key, '*'], who],
  [[key, '*', 'name'], `${who}: name`],
  [[key, '*', 'role'], `${who}: role`],
  [[key, '*', 'affiliation'], `${who}: affiliation`],
];

/** The metadata that are text, of `src/project/metadata-fields.ts`; the rest is for machines. */
const textFields: readonly TextField[] = [
  [['title'], 'Title of the report'],
  [['subtitle'], 'Subtitle of the report'],
  [['short-title'], 'Short title, at the head of pages'],
  [['description'], 'Description for catalogues and search engines'],
  [['keywords'], 'Keywords'],
  [['keywords', '*'], 'Keyword'],
  [['event', 'name'], 'Name of the meeting'],
  [['event', 'place'], 'Place of the meeting'],
  [['funding'], 'Who paid for the report'],
  [['funding', '*'], 'Who paid for the report'],
  [['rights'], 'Copyright line'],
  ...contributor('authors', 'Author'),
  ...contributor('editors', 'Editor'),
  [['publisher'], 'Publisher'],
  [['publisher', 'name'], 'Publisher'],
  [['publisher', 'place'], 'Place of the publisher'],
  [['series'], 'Series of the report'],
  [['series', 'name'], 'Series of the report'],
];

/** Keys of a front matter, at its top, with the range of each: its name, value and comments. */
export interface WrittenKey {
  key: string;
  /** Offsets in the file, from the key to the beginning of the next. */
  start: number;
  end: number;
}

/** YAML inside a file. */
export interface YamlPart {
  file: VFile;
  /** Offset of its first character. */
  offset: number;
  text: string;
}

/** The front matter of a source, and the offset behind it; nothing where it has none. */
export function findFrontMatter(file: VFile): (YamlPart & { end: number }) | undefined {
  const source = String(file.value);
  const match = /^---[ \t]*\r?\n(?:(?<text>[\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/u.exec(source);
  if (match === null) return undefined;
  const offset = source.indexOf('\n') + 1;
  const text = match.groups?.['text'] ?? '';
  // Its last line ends too: a block scalar reads it.
  return { file, offset, text: text === '' ? '' : `${text}\n`, end: match[0].length };
}

/**
 * Cut metadata into segments.
 *
 * @param part a front matter, or a whole `report.yaml`
 * @param where which of the two it is
 * @returns its texts in the order of the table of fields; none where the YAML can't be read
 */
export function cutMetadata(part: YamlPart, where: Segment['file']): Segment[] {
  const contents = readYaml(part.text);
  if (contents === undefined) return [];
  const places = location(part.file);
  return textFields.flatMap(([path, kind]) =>
    findNodes(contents, path).flatMap(({ node, name }): Segment[] => {
      if (!isScalar(node) || node.range == null) return [];
      const value = String(
        typeof node.value === 'string' ? node.value : (node.source ?? node.value),
      );
      if (node.value === null || value.trim() === '') return [];
      const range = {
        start: part.offset + node.range[0],
        end: part.offset + node.range[1],
      };
      return [
        {
          path: `meta.${name}`,
          kind,
          form: where === 'own' ? 'yaml' : 'shared',
          content: [{ type: 'text', value: collapseSpaces(value) }],
          marks: [],
          range,
          file: where,
          prefix: '',
          keepsLines: false,
          context: [],
          place: places.toPoint(range.start) ?? { line: 1, column: 1 },
        },
      ];
    }),
  );
}

/** The keys at the top of YAML, in their order. */
export function listKeys(part: YamlPart): WrittenKey[] {
  const contents = readYaml(part.text);
  if (!isMap(contents)) return [];
  const starts = contents.items.flatMap(({ key }) =>
    isScalar(key) && key.range != null
      ? [{ key: String(key.value), start: part.offset + key.range[0] }]
      : [],
  );
  const end = part.offset + part.text.length;
  return starts.map((entry, index) => ({ ...entry, end: starts[index + 1]?.start ?? end }));
}

/** YAML as nodes; `undefined` where it is broken, which its reader reports. */
function readYaml(text: string): Node | undefined {
  const { settingsSize, nesting } = defaultLimits;
  if (text.length > settingsSize || findDeepNesting(text, nesting) !== undefined) return undefined;
  const document = parseDocument(text, {
    prettyErrors: false,
    schema: 'core',
    merge: false,
    logLevel: 'silent',
  });
  return document.errors.length > 0 ? undefined : (document.contents ?? undefined);
}

function findNodes(
  node: unknown,
  path: readonly string[],
  names: readonly string[] = [],
): { node: unknown; name: string }[] {
  const [step, ...rest] = path;
  if (step === undefined) return [{ node, name: names.join('.') }];
  if (step === '*') {
    if (!isSeq(node)) return [];
    return node.items.flatMap((item, index) => findNodes(item, rest, [...names, `${index + 1}`]));
  }
  if (!isMap(node)) return [];
  return findNodes(node.get(step, true), rest, [...names, step]);
}
