import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { around, type FaultMaker, listWords, type OpenForDamage, spoilWord } from './fault.ts';
import { isIn, type MarkupNode, openXml, readText, select, splice, swap } from './markup.ts';

const named =
  (...names: string[]) =>
  (node: MarkupNode) =>
    names.includes(node.name);

/** Paragraphs of a cover, an imprint or the contents. */
const FRONT = /^(?:Title|Subtitle|TOC|Cover|Imprint|SectionEnd|TableEnd)/u;

interface Made {
  changed: string;
  at: string;
  also?: string;
  before?: number;
  what?: string;
}

/** A Word file: its document and its footnotes. */
export const damageDocx: OpenForDamage = async (bytes, locator) => {
  const files = unzipSync(bytes);
  const open = (name: string) => {
    const source = strFromU8(files[name] ?? new Uint8Array());
    return { name, source, root: openXml(source) };
  };
  const document = open('word/document.xml');
  const notes = open('word/footnotes.xml');

  const maker =
    (
      part: typeof document,
      test: (node: MarkupNode) => boolean,
      make: (
        node: MarkupNode,
        source: string,
        random: Parameters<FaultMaker>[0],
      ) => Made | undefined,
    ): FaultMaker =>
    (random) => {
      const node = random.pick(select(part.root, test));
      const made = node === undefined ? undefined : make(node, part.source, random);
      if (made === undefined || made.changed === part.source) return undefined;
      const lines = locator.linesOf(made.at);
      const more = made.also === undefined ? [] : locator.linesOf(made.also);
      if (lines === undefined || more === undefined) return undefined;
      return {
        what: made.what ?? made.at.trim().slice(0, 50),
        lines: [...lines, ...more, made.before ?? 0],
        bytes: zipSync({ ...files, [part.name]: strToU8(made.changed) }, { level: 0 }),
      };
    };
  const textOf = (node: MarkupNode, source: string): string =>
    select(node, named('w:t'))
      .map((text) => readText(text, source))
      .join('');
  const styleOf = (node: MarkupNode) =>
    select(node, named('w:pStyle'))[0]?.attributes['w:val'] ?? '';
  const isBody = (node: MarkupNode) =>
    node.name === 'w:p' && !FRONT.test(styleOf(node)) && select(node, named('w:t')).length > 0;
  const isParagraph = (node: MarkupNode) =>
    isBody(node) && /^(?:BodyText|BoxText)$/u.test(styleOf(node));
  const remove = (node: MarkupNode, source: string) =>
    splice(source, [{ start: node.start, end: node.end, put: '' }]);
  const nextOf = (node: MarkupNode, ...names: string[]) => {
    const siblings = node.parent?.children.filter((child) => child.name !== '') ?? [];
    const next = siblings[siblings.indexOf(node) + 1];
    return next !== undefined && names.includes(next.name) ? next : undefined;
  };
  const style = (node: MarkupNode, source: string, put: string) => {
    const [mark] = select(node, named('w:pStyle'));
    if (mark === undefined) return source;
    return splice(source, [
      { start: mark.start, end: mark.end, put: `<w:pStyle w:val="${put}"/>` },
    ]);
  };
  const wordFault = (
    part: typeof document,
    test: (node: MarkupNode) => boolean,
    change: (word: string, next: string) => string,
  ) =>
    maker(part, test, (node, source, random) => {
      const text = random.pick(select(node, named('w:t')));
      if (text === undefined) return undefined;
      const [inside] = text.children;
      if (inside === undefined) return undefined;
      const raw = source.slice(inside.start, inside.end);
      const words = listWords(raw);
      const index = 2 + random.below(Math.max(1, words.length - 5));
      const [word, next] = words.slice(index, index + 2);
      if (word === undefined || next === undefined || raw.includes('&')) return undefined;
      if (raw.slice(word.end, next.start) !== ' ' || word.word === next.word) return undefined;
      const changed = splice(source, [
        {
          start: inside.start + word.start,
          end: inside.start + next.end,
          put: change(word.word, next.word),
        },
      ]);
      return { changed, at: around(raw, words, index), what: word.word };
    });
  const isNote = (node: MarkupNode) =>
    node.name === 'w:footnote' && node.attributes['w:type'] === undefined;
  const isHeading = (node: MarkupNode) => isBody(node) && /^Heading[1-4]$/u.test(styleOf(node));
  /** A heading's own words, what follows `Panel 1: `; one word alone may stand elsewhere too. */
  const headingOf = (node: MarkupNode, source: string) => {
    const text = textOf(node, source).replace(/^\S+ \d+: /u, '');
    return text.includes(' ') ? text : '';
  };
  const isPerson = (node: MarkupNode) =>
    node.name === 'w:tc' &&
    select(node, named('w:pStyle')).some((mark) => mark.attributes['w:val'] === 'Participant');
  const isDataRow = (node: MarkupNode) =>
    node.name === 'w:tr' &&
    select(node, named('w:pStyle')).some((mark) =>
      /^Table(?:Text|Heading)/u.test(mark.attributes['w:val'] ?? ''),
    );
  const isCell = (node: MarkupNode) =>
    node.name === 'w:tc' && node.parent !== undefined && isDataRow(node.parent);
  const isBodyLink = (node: MarkupNode) =>
    node.name === 'w:hyperlink' && isIn(node, isBody) && textLength(node) > 8;
  const textLength = (node: MarkupNode) => textOf(node, document.source).length;
  const isItem = (node: MarkupNode) =>
    isBody(node) && /^(?:List(?:Bullet|Number)|KeyMessage|Recommendation)/u.test(styleOf(node));

  return {
    'drop a word': wordFault(document, isBody, (_, next) => next),
    'double a word': wordFault(document, isBody, (word, next) => `${word} ${word} ${next}`),
    'change a word': wordFault(document, isBody, (word, next) => `${spoilWord(word)} ${next}`),
    'swap two words': wordFault(document, isBody, (word, next) => `${next} ${word}`),
    'join two words': wordFault(document, isBody, (word, next) => `${word}${next}`),
    'change a word of a note': wordFault(
      notes,
      isNote,
      (word, next) => `${spoilWord(word)} ${next}`,
    ),
    'drop a word of a note': wordFault(notes, isNote, (_, next) => next),
    'drop a paragraph': maker(document, isParagraph, (node, source) => ({
      changed: remove(node, source),
      at: textOf(node, source),
    })),
    'double a paragraph': maker(document, isParagraph, (node, source) => ({
      changed: splice(source, [
        { start: node.end, end: node.end, put: source.slice(node.start, node.end) },
      ]),
      at: textOf(node, source),
    })),
    'swap two paragraphs': maker(document, isParagraph, (node, source) => {
      const next = nextOf(node, 'w:p');
      if (next === undefined || !isBody(next)) return undefined;
      return {
        changed: swap(source, node, next),
        at: textOf(node, source),
        also: headingOf(next, source),
      };
    }),
    'join two paragraphs': maker(document, isParagraph, (node, source) => {
      const next = nextOf(node, 'w:p');
      if (next === undefined || !isParagraph(next)) return undefined;
      const [properties] = select(next, named('w:pPr'));
      const end = properties?.end ?? next.start;
      const changed = splice(source, [
        {
          start: node.end - '</w:p>'.length,
          end,
          put: '<w:r><w:t xml:space="preserve"> </w:t></w:r>',
        },
      ]);
      return { changed, at: textOf(next, source) };
    }),
    'drop a list item': maker(document, isItem, (node, source) => ({
      changed: remove(node, source),
      at: textOf(node, source),
    })),
    'make an item a paragraph': maker(document, isItem, (node, source) => {
      const [numbering] = select(node, named('w:numPr'));
      const plain = numbering === undefined ? source : splice(source, [{ ...numbering, put: '' }]);
      return { changed: style(node, plain, 'BodyText'), at: textOf(node, source) };
    }),
    'turn a list item’s kind': maker(
      document,
      (node) => isItem(node) && styleOf(node) === 'ListBullet',
      (node, source) => ({
        changed: style(node, source, 'ListNumber'),
        at: textOf(node, source),
      }),
    ),
    'lose a note': maker(notes, isNote, (node, source) => ({
      changed: remove(node, source),
      at: textOf(node, source),
    })),
    'drop a reference to a note': maker(document, named('w:footnoteReference'), (node, source) => {
      const run = node.parent;
      const paragraph = run?.parent;
      if (run === undefined || paragraph === undefined) return undefined;
      const before = select(paragraph, named('w:t')).filter((text) => text.end < node.start);
      const words = listWords(before.map((text) => readText(text, source)).join(''));
      if (words.length < 4) return undefined;
      const at = words
        .slice(-4)
        .map(({ word }) => word)
        .join(' ');
      return { changed: remove(run, source), at };
    }),
    'break a link': maker(document, isBodyLink, (node, source) => {
      const tag = source.slice(node.start, source.indexOf('>', node.start) + 1);
      const other = select(document.root, named('w:bookmarkStart')).find(
        (mark) => mark.attributes['w:name'] === 'disclaimer',
      );
      if (other === undefined || node.attributes['w:anchor'] === 'disclaimer') return undefined;
      const broken = tag
        .replace(/ r:id="[^"]*"/u, ' w:anchor="disclaimer"')
        .replace(/w:anchor="[^"]*"/u, 'w:anchor="disclaimer"');
      const changed = splice(source, [
        { start: node.start, end: node.start + tag.length, put: broken },
      ]);
      return { changed, at: textOf(node, source) };
    }),
    'lose a link': maker(document, isBodyLink, (node, source) => {
      const inside = source.slice(
        source.indexOf('>', node.start) + 1,
        node.end - '</w:hyperlink>'.length,
      );
      return {
        changed: splice(source, [{ start: node.start, end: node.end, put: inside }]),
        at: textOf(node, source),
      };
    }),
    'lose a link’s target': maker(document, isBodyLink, (node, source) => {
      const target = select(document.root, named('w:bookmarkStart')).find(
        (mark) => mark.attributes['w:name'] === node.attributes['w:anchor'],
      );
      if (target === undefined) return undefined;
      const changed = splice(source, [{ start: target.start, end: target.end, put: '' }]);
      return { changed, at: textOf(node, source) };
    }),
    'blank an alternative text': maker(
      document,
      (node) => node.name === 'wp:docPr' && (node.attributes['descr'] ?? '').length > 20,
      (node, source) => {
        const tag = source.slice(node.start, node.end);
        const changed = splice(source, [
          { start: node.start, end: node.end, put: tag.replace(/descr="[^"]*"/u, 'descr=""') },
        ]);
        return { changed, at: node.attributes['descr'] ?? '' };
      },
    ),
    'swap two cells': maker(document, isCell, (node, source) => {
      const next = nextOf(node, 'w:tc');
      if (next === undefined) return undefined;
      return {
        changed: swap(source, node, next),
        at: textOf(node, source),
        also: textOf(next, source),
      };
    }),
    'move a row': maker(document, isDataRow, (node, source) => {
      const next = nextOf(node, 'w:tr');
      const [cell] = select(node, named('w:tc'));
      if (next === undefined || cell === undefined) return undefined;
      return { changed: swap(source, node, next), at: textOf(cell, source) };
    }),
    'drop a cell': maker(document, isCell, (node, source) => ({
      changed: remove(node, source),
      at: textOf(node, source),
    })),
    'drop an affiliation': maker(document, isPerson, (node, source) => {
      const next = nextOf(node, 'w:tc');
      const [text] = next === undefined ? [] : select(next, named('w:t'));
      const comma = text === undefined ? -1 : source.slice(text.start, text.end).lastIndexOf(', ');
      if (text === undefined || comma < 0) return undefined;
      const changed = splice(source, [
        { start: text.start + comma, end: text.end - '</w:t>'.length, put: '' },
      ]);
      return { changed, at: textOf(node, source) };
    }),
    'drop a person': maker(
      document,
      (node) => node.name === 'w:tr' && select(node, isPerson).length > 0,
      (node, source) => {
        const [name] = select(node, named('w:tc'));
        return name === undefined
          ? undefined
          : { changed: remove(node, source), at: textOf(name, source) };
      },
    ),
    'flatten a heading': maker(document, isHeading, (node, source) => ({
      changed: style(node, source, 'BodyText'),
      at: headingOf(node, source),
    })),
    'raise a heading': maker(
      document,
      (node) => isHeading(node) && styleOf(node) !== 'Heading1',
      (node, source) => ({
        changed: style(node, source, 'Heading1'),
        at: headingOf(node, source),
      }),
    ),
    'swallow a block': maker(
      document,
      (node) =>
        node.name === 'w:tbl' &&
        select(node, named('w:pStyle')).some((mark) => mark.attributes['w:val'] === 'BoxTitle'),
      (node, source) => {
        const [title, text] = select(node, named('w:p'));
        if (title === undefined || text === undefined) return undefined;
        // The title is in the fence, or generated for it: the line before the text.
        const at = textOf(text, source);
        const [line = 0] = locator.linesOf(at) ?? [];
        return { changed: remove(node, source), at, before: line - 1, what: textOf(title, source) };
      },
    ),
    'lose a language': maker(
      document,
      (node) =>
        node.name === 'w:lang' && isIn(node, isBody) && textLength(node.parent?.parent ?? node) > 3,
      (node, source) => ({
        changed: remove(node, source),
        at: textOf(node.parent?.parent ?? node, source),
      }),
    ),
  };
};
