import type { Language } from '../report/language.ts';
import type { Contributor } from '../report/metadata.ts';
import { parsePersonLine } from '../report/person-line.ts';
import type { WrittenContributor } from './metadata-values.ts';

/**
 * A contributor from a line such as `Prof Ada Example, Professor of Law;
 * University of Example`, by the grammar of a participants list.
 *
 * @param written the line, or the parts that the source gives itself
 * @param language whose honorifics and separators count
 * @returns the contributor; a line that the grammar does not explain is kept whole as the name
 */
export function readContributor(written: WrittenContributor, language: Language): Contributor {
  if (typeof written !== 'string') return written;
  const line = parsePersonLine(written, language);
  if (!line.explained) return { name: written };
  const spans = new Map(line.parts.map((part) => [part.type, part]));
  const textOf = (type: Parameters<typeof spans.get>[0]) => {
    const span = spans.get(type);
    return span === undefined ? undefined : written.slice(span.start, span.end);
  };
  const name = spans.get('personName');
  if (name === undefined) return { name: written };
  const honorific = spans.get('personHonorific') ?? name;
  const start = Math.min(honorific.start, name.start);
  const end = Math.max(honorific.end, name.end);
  const role = textOf('personRole');
  const affiliation = textOf('personAffiliation');
  return {
    name: written.slice(start, end),
    ...(line.sort === undefined ? {} : { sort: line.sort }),
    ...(role === undefined ? {} : { role }),
    ...(affiliation === undefined ? {} : { affiliation }),
  };
}
