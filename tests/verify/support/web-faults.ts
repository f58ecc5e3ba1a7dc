import { around, type FaultMaker, listWords, spoilWord } from './fault.ts';
import type { Locator } from './locate.ts';
import {
  innerOf,
  isIn,
  type MarkupNode,
  readText,
  select,
  splice,
  swap,
  textsIn,
} from './markup.ts';

/** A file of a web publication that can be damaged. */
export interface WebPart {
  source: string;
  /** Where its text is. */
  text: MarkupNode;
  /** The whole artifact with this file changed. */
  write(changed: string): Uint8Array;
}

const named =
  (...names: string[]) =>
  (node: MarkupNode) =>
    names.includes(node.name);
const isNote = (node: MarkupNode) => /^fn-\d+$/u.test(node.attributes['id'] ?? '');
const hasRole = (role: string) => (node: MarkupNode) => node.attributes['role'] === role;

/** Makers of faults in HTML, as a program that damages it would make them. */
export function webFaults(parts: readonly WebPart[], locator: Locator): Record<string, FaultMaker> {
  /** Find a node in a random part; `make` gives the changed file and the text to look for. */
  const maker =
    (
      test: (node: MarkupNode) => boolean,
      make: (
        node: MarkupNode,
        part: WebPart,
        random: Parameters<FaultMaker>[0],
      ) =>
        | { changed: string; at: string; also?: string; before?: number; what?: string }
        | undefined,
    ): FaultMaker =>
    (random) => {
      const nodes = parts.flatMap((part) =>
        select(part.text, test).map((node) => ({ node, part })),
      );
      const chosen = random.pick(nodes);
      if (chosen === undefined) return undefined;
      const made = make(chosen.node, chosen.part, random);
      if (made === undefined || made.changed === chosen.part.source) return undefined;
      const lines = locator.linesOf(made.at);
      const more = made.also === undefined ? [] : locator.linesOf(made.also);
      if (lines === undefined || more === undefined) return undefined;
      const what = made.what ?? made.at.trim().slice(0, 50);
      return {
        what,
        lines: [...lines, ...more, made.before ?? 0],
        bytes: chosen.part.write(made.changed),
      };
    };
  const isText = (node: MarkupNode) =>
    node.name === 'p' &&
    !/block-title/u.test(node.attributes['className'] ?? node.attributes['class'] ?? '') &&
    !isIn(node, named('nav', 'header'));
  const inText = (node: MarkupNode) => !isIn(node, named('nav', 'header', 'footer'));
  const whole = (node: MarkupNode, part: WebPart) => readText(node, part.source);
  const remove = (node: MarkupNode, part: WebPart) =>
    splice(part.source, [{ start: node.start, end: node.end, put: '' }]);

  /** Change a word in the middle of a paragraph. */
  const wordFault = (change: (word: string, next: string) => string): FaultMaker =>
    maker(isText, (node, part, random) => {
      const text = random.pick(textsIn(node));
      if (text === undefined) return undefined;
      const raw = part.source.slice(text.start, text.end);
      const words = listWords(raw);
      const index = 2 + random.below(Math.max(1, words.length - 5));
      const word = words[index];
      const next = words[index + 1];
      if (word === undefined || next === undefined || raw.includes('&')) return undefined;
      if (!/^ $/u.test(raw.slice(word.end, next.start)) || word.word === next.word)
        return undefined;
      const start = text.start + word.start;
      const end = text.start + next.end;
      const changed = splice(part.source, [{ start, end, put: change(word.word, next.word) }]);
      return { changed, at: around(raw, words, index), what: word.word };
    });

  return {
    'drop a word': wordFault((_, next) => next),
    'double a word': wordFault((word, next) => `${word} ${word} ${next}`),
    'change a word': wordFault((word, next) => `${spoilWord(word)} ${next}`),
    'swap two words': wordFault((word, next) => `${next} ${word}`),
    'join two words': wordFault((word, next) => `${word}${next}`),
    'drop a paragraph': maker(isText, (node, part) => ({
      changed: remove(node, part),
      at: whole(node, part),
    })),
    'double a paragraph': maker(isText, (node, part) => ({
      changed: splice(part.source, [
        { start: node.end, end: node.end, put: part.source.slice(node.start, node.end) },
      ]),
      at: whole(node, part),
    })),
    'swap two paragraphs': maker(isText, (node, part) => {
      const siblings = node.parent?.children.filter((child) => child.name === 'p') ?? [];
      const next = siblings[siblings.indexOf(node) + 1];
      if (next === undefined) return undefined;
      // Either of them may be taken for the one that moved.
      return {
        changed: swap(part.source, node, next),
        at: whole(node, part),
        also: whole(next, part),
      };
    }),
    'join two paragraphs': maker(isText, (node, part) => {
      const siblings = node.parent?.children.filter((child) => child.name === 'p') ?? [];
      const next = siblings[siblings.indexOf(node) + 1];
      if (next === undefined || isIn(next, isNote)) return undefined;
      const between = part.source.slice(node.end, next.start);
      if (between.trim() !== '') return undefined;
      const end = part.source.indexOf('>', next.start) + 1;
      const changed = splice(part.source, [{ start: node.end - 4, end, put: ' ' }]);
      return { changed, at: whole(next, part) };
    }),
    'drop a list item': maker(
      (node) => node.name === 'li' && inText(node) && !isNote(node),
      (node, part) => ({ changed: remove(node, part), at: whole(node, part) }),
    ),
    'turn a list’s kind': maker(
      (node) => named('ol', 'ul')(node) && inText(node) && !isIn(node, hasRole('doc-endnotes')),
      (node, part) => {
        const other = node.name === 'ol' ? 'ul' : 'ol';
        const inside = innerOf(node, part.source);
        if (select(node, isNote).length > 0) return undefined;
        const put = `<${other}>${inside}</${other}>`;
        const [first] = select(node, named('li'));
        if (first === undefined) return undefined;
        return {
          changed: splice(part.source, [{ start: node.start, end: node.end, put }]),
          at: whole(first, part),
        };
      },
    ),
    'lose a note': maker(isNote, (node, part) => ({
      changed: remove(node, part),
      at: whole(node, part)
        .replace(/^\d+\.\s*/u, '')
        .replace(/↑.*$/u, ''),
    })),
    'drop a reference to a note': maker(hasRole('doc-noteref'), (node, part) => {
      const [before] = [...textsIn(node.parent?.parent ?? node)]
        .filter((text) => text.end <= node.start)
        .slice(-1);
      if (before === undefined) return undefined;
      const text = part.source.slice(before.start, before.end);
      const words = listWords(text);
      const from = words.at(-4)?.start;
      if (from === undefined) return undefined;
      return { changed: remove(node, part), at: text.slice(from) };
    }),
    'break a link': maker(
      (node) => node.name === 'a' && inText(node) && node.attributes['role'] === undefined,
      (node, part) => {
        const tag = part.source.slice(node.start, part.source.indexOf('>', node.start) + 1);
        const broken = tag.replace(/href="[^"]*"/u, 'href="https://wrong.example/"');
        return {
          changed: splice(part.source, [
            { start: node.start, end: node.start + tag.length, put: broken },
          ]),
          at: linkText(node, part),
        };
      },
    ),
    'lose a link': maker(
      (node) => node.name === 'a' && inText(node) && node.attributes['role'] === undefined,
      (node, part) => ({
        changed: splice(part.source, [
          { start: node.start, end: node.end, put: innerOf(node, part.source) },
        ]),
        at: linkText(node, part),
      }),
    ),
    'lose a link’s target': maker(
      (node) =>
        node.name === 'a' &&
        inText(node) &&
        node.attributes['role'] === undefined &&
        (node.attributes['href'] ?? '').startsWith('#'),
      (node, part) => {
        const id = decodeURIComponent((node.attributes['href'] ?? '').slice(1));
        const [target] = select(part.text, (other) => other.attributes['id'] === id);
        if (target === undefined) return undefined;
        const tag = part.source.slice(target.start, part.source.indexOf('>', target.start) + 1);
        const put = tag.replace(/ id="[^"]*"/u, '');
        const changed = splice(part.source, [
          { start: target.start, end: target.start + tag.length, put },
        ]);
        return { changed, at: linkText(node, part) };
      },
    ),
    'blank an alternative text': maker(
      (node) => node.name === 'img' && inText(node) && (node.attributes['alt'] ?? '').length > 20,
      (node, part) => {
        const tag = part.source.slice(node.start, node.end);
        return {
          changed: splice(part.source, [
            { start: node.start, end: node.end, put: tag.replace(/alt="[^"]*"/u, 'alt=""') },
          ]),
          at: node.attributes['alt'] ?? '',
        };
      },
    ),
    'swap two cells': maker(named('td', 'th'), (node, part) => {
      const cells = node.parent?.children.filter(named('td', 'th')) ?? [];
      const next = cells[cells.indexOf(node) + 1];
      if (next === undefined) return undefined;
      return {
        changed: swap(part.source, node, next),
        at: whole(node, part),
        also: whole(next, part),
      };
    }),
    'move a row': maker(named('tr'), (node, part) => {
      const rows = node.parent?.children.filter(named('tr')) ?? [];
      const next = rows[rows.indexOf(node) + 1];
      const [cell] = select(node, named('td', 'th'));
      if (next === undefined || cell === undefined) return undefined;
      return { changed: swap(part.source, node, next), at: whole(cell, part) };
    }),
    'drop a cell': maker(named('td'), (node, part) => ({
      changed: remove(node, part),
      at: whole(node, part),
    })),
    'drop an affiliation': maker(
      (node) =>
        (node.name === 'span' && node.attributes['itemProp'] === 'affiliation') ||
        (node.name === 'span' && node.attributes['itemprop'] === 'affiliation') ||
        (node.name === 'span' &&
          /person-affiliation/u.test(
            node.attributes['className'] ?? node.attributes['class'] ?? '',
          )),
      (node, part) => {
        const person = node.parent?.parent;
        const at = person === undefined ? '' : whole(person, part);
        return { changed: remove(node, part), at: at.replace(/,/gu, ' ') };
      },
    ),
    'drop a person': maker(named('dt'), (node, part) => ({
      changed: remove(node, part),
      at: whole(node, part),
    })),
    'flatten a heading': maker(
      (node) => /^h[2-5]$/u.test(node.name) && inText(node) && node.attributes['id'] !== 'notes',
      (node, part) => ({
        changed: splice(part.source, [
          { start: node.start, end: node.start + 3, put: '<p ' },
          { start: node.end - 5, end: node.end, put: '</p>' },
        ]),
        at: headingText(node, part),
      }),
    ),
    'raise a heading': maker(
      (node) => /^h[3-5]$/u.test(node.name) && inText(node),
      (node, part) => {
        const level = String(Number(node.name.slice(1)) - 1);
        return {
          changed: splice(part.source, [
            { start: node.start + 2, end: node.start + 3, put: level },
            { start: node.end - 2, end: node.end - 1, put: level },
          ]),
          at: headingText(node, part),
        };
      },
    ),
    'swallow a block': maker(
      (node) => node.name === 'aside' && !isNote(node),
      (node, part) => {
        const [title, text] = select(node, named('p', 'li'));
        if (title === undefined || text === undefined) return undefined;
        // The title is in the fence, or generated for it: the line before the text.
        const [line = 0] = locator.linesOf(whole(text, part)) ?? [];
        const at = whole(text, part);
        return { changed: remove(node, part), at, before: line - 1, what: whole(title, part) };
      },
    ),
    'lose a language': maker(
      (node) => node.name === 'span' && node.attributes['lang'] !== undefined && inText(node),
      (node, part) => ({
        changed: splice(part.source, [
          { start: node.start, end: node.end, put: innerOf(node, part.source) },
        ]),
        at: whole(node.parent ?? node, part).slice(
          Math.max(0, whole(node.parent ?? node, part).indexOf(whole(node, part)) - 0),
        ),
        what: whole(node, part),
      }),
    ),
  };
}

function linkText(node: MarkupNode, part: WebPart): string {
  return readText(node, part.source);
}

/** A heading without `Panel 1: `, which the source need not have. */
function headingText(node: MarkupNode, part: WebPart): string {
  const texts = textsIn(node).filter(
    (text) =>
      !/prefix/u.test(
        text.parent?.attributes['className'] ?? text.parent?.attributes['class'] ?? '',
      ),
  );
  const own = texts.map((text) => part.source.slice(text.start, text.end)).join('');
  // One word alone may stand elsewhere too.
  return own.includes(' ') ? own : '';
}
