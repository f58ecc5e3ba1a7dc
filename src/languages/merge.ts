import type { Language, RegionalLanguage } from '../report/language.ts';

/**
 * A regional language whole: what its file says, over its base.
 *
 * Lists and marks are replaced, not joined: a file says what holds.
 *
 * @param base the language that the region varies
 * @param region what differs
 */
export function mergeRegion(base: Language, region: RegionalLanguage): Language {
  const { base: _, labels, plainForms, quotes, typography, editing, dates, ...rest } = region;
  return {
    ...base,
    ...rest,
    labels: {
      ...base.labels,
      ...labels,
      kinds: { ...base.labels.kinds, ...labels?.kinds },
    },
    plainForms: { ...base.plainForms, ...plainForms },
    quotes: { ...base.quotes, ...quotes },
    typography: { ...base.typography, ...typography },
    editing: { ...base.editing, ...editing },
    dates: { ...base.dates, ...dates },
  };
}

/**
 * The language with English in the place of every label that it lacks or leaves
 * empty.
 *
 * @param language a language, of which labels may be missing although its type
 *   says otherwise (a file of a plug-in, or one not yet type-checked)
 * @param english what to fall back on
 * @returns the whole language, and the paths of what was missing:
 *   `labels.contents`, `labels.kinds.figure`
 */
export function completeLabels(
  language: Language,
  english: Language,
): { language: Language; missing: string[] } {
  const missing: string[] = [];
  const complete = <T extends object>(given: Partial<T> | undefined, whole: T, path: string): T => {
    const result: Record<string, unknown> = { ...given };
    for (const [key, value] of Object.entries(whole)) {
      if (given !== undefined && isFilled(result[key])) continue;
      if (OPTIONAL.has(key)) continue;
      result[key] = value;
      missing.push(`${path}.${key}`);
    }
    return result as T;
  };
  const given: Partial<Language['labels']> | undefined = language.labels;
  const labels = complete(given, english.labels, 'labels');
  const kinds = given?.kinds
    ? complete(given.kinds, english.labels.kinds, 'labels.kinds')
    : english.labels.kinds;
  return { language: { ...language, labels: { ...labels, kinds } }, missing };
}

const OPTIONAL = new Set(['numberedKinds']);

function isFilled(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null;
}
