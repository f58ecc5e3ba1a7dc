import { compareTexts } from '../../languages/format.ts';
import type { Language } from '../../report/language.ts';
import { parsePersonLine } from '../../report/person-line.ts';
import type { Item, Piece } from '../content.ts';

/** What a person is sorted by: the line's own key, else the name without its honorific. */
export function sortKeyOf(pieces: readonly Piece[], language: Language): string {
  const text = pieces.map((piece) => piece.text).join('');
  const { parts, sort } = parsePersonLine(text, language);
  const name = parts.find((part) => part.type === 'personName');
  return sort ?? text.slice(name?.start, name?.end);
}

/** Put people into the order of their names, in the places that they have among other items. */
export function sortPeople(items: Item[], people: readonly Item[], language: Language): void {
  const places = people.map((person) => items.indexOf(person));
  const sorted = [...people].sort((one, other) =>
    compareTexts(one.sortKey ?? '', other.sortKey ?? '', language),
  );
  for (const [index, place] of places.entries()) {
    const person = sorted[index];
    if (person !== undefined) items[place] = person;
  }
}
