import { isScalar, parseDocument } from 'yaml';
import type { Composition } from './compose.ts';
import { plainText, sameContent } from './content.ts';
import { findFrontMatter, listKeys, type YamlPart } from './front-matter.ts';
import type { Range } from './segment.ts';

/** Keys of the source's front matter that say what its own language is. */
const ownOfSource = new Set(['language', 'direction']);

/**
 * The front matter of a translation: the source's with its texts replaced,
 * then what `report.yaml` says for all languages where the translation says it
 * in other words, then the keys that only the translation has.
 *
 * @param render gives a range of the source with its texts replaced
 */
export function composeFrontMatter(
  composition: Composition,
  render: (range: Range) => string,
): string {
  const front = findFrontMatter(composition.source);
  const existing =
    composition.existing === undefined ? undefined : findFrontMatter(composition.existing);
  const metadata = composition.translated.filter(({ segment }) =>
    ['yaml', 'shared'].includes(segment.form),
  );
  const overrides = listOverrides(composition);
  const sourceKeys = front === undefined ? [] : listKeys(front);
  const existingKeys = existing === undefined ? [] : listKeys(existing);
  const names = new Set(existingKeys.map(({ key }) => key));
  const isComplete =
    existing !== undefined &&
    metadata.every(({ segment, existing: kept, content }) =>
      segment.file === 'own'
        ? kept !== undefined
        : kept !== undefined || sameContent(content, segment.content),
    ) &&
    sourceKeys.every(({ key }) => names.has(key) || ownOfSource.has(key)) &&
    [...overrides.keys()].every((key) => names.has(key));
  if (isComplete) return wrap(existing.text);
  const first = sourceKeys[0]?.start ?? front?.offset ?? 0;
  const lines = front === undefined ? [] : [render({ start: front.offset, end: first })];
  for (const { key, start, end } of sourceKeys) {
    if (!ownOfSource.has(key)) lines.push(render({ start, end }));
  }
  const written = new Set(sourceKeys.map(({ key }) => key));
  for (const { key, start, end } of existingKeys) {
    if (written.has(key) && !ownOfSource.has(key)) continue;
    const override = overrides.get(key);
    const text = String(composition.existing?.value ?? '').slice(start, end);
    lines.push(override ?? text);
    overrides.delete(key);
  }
  for (const text of overrides.values()) lines.push(text);
  return wrap(
    lines.map((line) => (line === '' || line.endsWith('\n') ? line : `${line}\n`)).join(''),
  );
}

function wrap(yaml: string): string {
  return yaml === '' ? '' : `---\n${yaml}---\n`;
}

/** The keys of `report.yaml` that the translation says in other words, whole, by name. */
function listOverrides({ shared, translated }: Composition): Map<string, string> {
  const overrides = new Map<string, string>();
  if (shared === undefined) return overrides;
  const part: YamlPart = { file: shared, offset: 0, text: String(shared.value) };
  const changed = translated.filter(
    ({ segment, content }) => segment.file === 'shared' && !sameContent(content, segment.content),
  );
  const keys = new Set(changed.map(({ segment }) => segment.path.split('.')[1] ?? ''));
  for (const { key, start, end } of listKeys(part)) {
    if (!keys.has(key)) continue;
    const document = parseDocument(part.text.slice(start, end), { schema: 'core' });
    for (const { segment, content } of translated) {
      const path = segment.path.split('.').slice(1);
      if (segment.file !== 'shared' || path[0] !== key) continue;
      const steps = path.map((step) => (/^\d+$/u.test(step) ? Number(step) - 1 : step));
      const node = document.getIn(steps, true);
      if (isScalar(node)) node.value = plainText(content);
    }
    overrides.set(key, document.toString({ lineWidth: 0 }));
  }
  return overrides;
}
