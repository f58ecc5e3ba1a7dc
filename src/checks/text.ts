import type { ReportPerson } from '../report/metadata.ts';
import { textOf } from '../report/phrasing.ts';

/**
 * Text for comparing: without case, diacritics and anything but letters and
 * digits, words parted by one space.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A person's name without honorific, wherever the language puts it: `程` of `程教授`. */
export function bareName(person: ReportPerson): string {
  const name = person.node.children.find((part) => part.type === 'personName');
  return name === undefined ? person.name : textOf(name.children).trim();
}
