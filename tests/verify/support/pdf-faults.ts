import {
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { decodeStream, openPdf } from '../../../src/verify/readers/pdf/document.ts';
import { readToUnicode } from '../../../src/verify/readers/pdf/to-unicode.ts';
import { around, type FaultMaker, listWords, type OpenForDamage, spoilWord } from './fault.ts';
import {
  listOutline,
  placeAmongKids,
  readTree,
  setEntry,
  setMembers,
  type Tagged,
} from './pdf-tree.ts';

/** What was changed, and how to undo it. */
interface Damage {
  undo: () => void;
  at: string;
  also?: string;
  before?: number;
  what?: string;
}

/** A glyph in a page's stream: the string that shows it, and what it stands for. */
interface Glyph {
  start: number;
  end: number;
  code: string;
  text: string;
}

const DEST = PDFName.of('Dest');

/** A tagged PDF: its streams, structure and annotations. */
export const damagePdf: OpenForDamage = async (bytes, locator) => {
  // Read by the reader that is tested, written by the library alone.
  const open = await openPdf(bytes);
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  const mirror = {
    ...open,
    catalog: document.catalog,
    resolve: (object: Parameters<typeof open.resolve>[0]) =>
      object instanceof PDFRef ? context.lookup(object) : object,
  };
  mirror.get = (from, key) => mirror.resolve(from.get(PDFName.of(key)));
  const tree = readTree(mirror);
  const first = tree.findIndex(
    (node) => node.type === 'H2' && node.text.trim() === 'Acknowledgements',
  );
  const body = tree.slice(first);

  const maker =
    (
      test: (node: Tagged) => boolean,
      damage: (node: Tagged, random: Parameters<FaultMaker>[0]) => Damage | undefined,
    ) =>
    async (random: Parameters<FaultMaker>[0]) => {
      const node = random.pick(body.filter(test));
      const made = node === undefined ? undefined : damage(node, random);
      if (made === undefined) return undefined;
      const lines = locator.linesOf(made.at);
      const more = made.also === undefined ? [] : locator.linesOf(made.also);
      const isKnown = lines !== undefined && more !== undefined;
      const changed = isKnown
        ? await document.save({
            useObjectStreams: false,
            addDefaultPage: false,
            updateFieldAppearances: false,
          })
        : undefined;
      made.undo();
      if (!isKnown || changed === undefined) return undefined;
      const what = made.what ?? made.at.trim().slice(0, 50);
      return { what, lines: [...lines, ...more, made.before ?? 0], bytes: changed };
    };

  const isIn = (node: Tagged, ...types: string[]): boolean =>
    node.parent !== undefined && (types.includes(node.parent.type) || isIn(node.parent, ...types));
  const isParagraph = (node: Tagged) =>
    node.type === 'P' && node.text.length > 30 && !isIn(node, 'Note', 'L', 'Table', 'Caption');
  const remove = (node: Tagged) => {
    const place = placeAmongKids(node, mirror);
    if (place === undefined) return undefined;
    return setMembers(place.kids, place.kids.asArray().toSpliced(place.index, 1));
  };
  const drop = (node: Tagged, at = node.text): Damage | undefined => {
    const undo = remove(node);
    return undo === undefined ? undefined : { undo, at };
  };
  const swapWithNext = (node: Tagged, test: (node: Tagged) => boolean): Damage | undefined => {
    const place = placeAmongKids(node, mirror);
    const siblings = node.parent?.children ?? [];
    const next = siblings[siblings.indexOf(node) + 1];
    const other = next === undefined ? undefined : placeAmongKids(next, mirror);
    if (place === undefined || next === undefined || other === undefined || !test(next))
      return undefined;
    const members = [...place.kids.asArray()];
    const [one, two] = [members[place.index], members[other.index]];
    if (one === undefined || two === undefined) return undefined;
    members[place.index] = two;
    members[other.index] = one;
    return { undo: setMembers(place.kids, members), at: node.text, also: next.text };
  };
  /** A heading's own words: what follows `Panel 1: `. */
  const headingOf = (node: Tagged) => node.text.replace(/^\s*\S+ \d+:\s*/u, '');
  const isHeading = (node: Tagged) => /^H[2-5]$/u.test(node.type);
  const isLink = (node: Tagged) =>
    node.type === 'Link' &&
    node.text.length > 8 &&
    node.annotations.length > 0 &&
    !isIn(node, 'LBody');
  const retarget = (node: Tagged, change: (annotation: PDFDict) => () => void): Damage => {
    const undo = node.annotations.map(change);
    return { undo: () => undoAll(undo), at: node.text };
  };
  const isReference = (node: Tagged) =>
    node.type === 'Link' && /^\d+$/u.test(node.text.trim()) && !isIn(node, 'Note', 'L');

  /** The glyphs of a marked-content sequence, where it is written glyph by glyph. */
  const glyphsOf = (key: string) => {
    const [reference = '', mcid = ''] = key.split(':');
    const page = document.getPages().find((one) => String(one.ref) === reference)?.node;
    const contents = page?.get(PDFName.of('Contents'));
    if (page === undefined || !(contents instanceof PDFRef)) return undefined;
    const source = new TextDecoder('latin1').decode(decodeStream(context.lookup(contents)));
    const start = new RegExp(`<<\\s*/MCID ${mcid}\\s*>>\\s*BDC`, 'u').exec(source)?.index;
    if (start === undefined) return undefined;
    const end = source.indexOf('EMC', start);
    const glyphs: Glyph[] = [];
    let decoder = readToUnicode(undefined, 2);
    for (const match of source
      .slice(start, end)
      .matchAll(/\/(\w+) [\d.]+ Tf|<([0-9a-f]+)> Tj/giu)) {
      const [whole, font, code] = match;
      if (font !== undefined) {
        const resources = mirror.get(page, 'Resources') as PDFDict;
        const fonts = mirror.get(resources, 'Font') as PDFDict;
        const dict = mirror.get(fonts, font) as PDFDict;
        const cmap = mirror.get(dict, 'ToUnicode');
        decoder = readToUnicode(decodeStream(cmap), 2);
      } else if (code !== undefined) {
        const at = start + match.index;
        const [text = ''] = decoder.decode(Buffer.from(code, 'hex'));
        glyphs.push({ start: at, end: at + whole.length, code, text });
      }
    }
    return { contents, source, glyphs };
  };
  const wordFault = (
    test: (node: Tagged) => boolean,
    change: (codes: string[]) => { codes: string[]; after?: string[] } | undefined,
  ) =>
    maker(test, (node, random) => {
      const key = random.pick(node.marked);
      const stream = key === undefined ? undefined : glyphsOf(key);
      if (stream === undefined || stream.glyphs.some(({ text }) => text.length !== 1))
        return undefined;
      const { contents, source, glyphs } = stream;
      const text = glyphs.map((glyph) => glyph.text).join('');
      const words = listWords(text);
      const index = 2 + random.below(Math.max(1, words.length - 5));
      const word = words[index];
      const next = words[index + 1];
      if (word === undefined || next === undefined || word.word === next.word) return undefined;
      if (text.slice(word.end, next.start) !== ' ' || word.word.length < 2) return undefined;
      const own = glyphs.slice(word.start, word.end);
      const changed = change(own.map(({ code }) => code));
      if (changed === undefined) return undefined;
      let result = source;
      for (const [at, glyph] of [...own.entries()].reverse()) {
        const last = at === own.length - 1;
        const codes = [changed.codes[at] ?? '', ...(last ? (changed.after ?? []) : [])].join('');
        const put = codes === '' ? '' : `<${codes}> Tj`;
        result = result.slice(0, glyph.start) + put + result.slice(glyph.end);
      }
      const before = context.lookup(contents);
      if (before === undefined) return undefined;
      context.assign(contents, context.flateStream(Buffer.from(result, 'latin1')));
      return {
        undo: () => context.assign(contents, before),
        at: around(text, words, index),
        what: word.word,
      };
    });
  const space = (codes: string[]) => (codes.length > 0 ? ['0001'] : []);
  const isText = (node: Tagged) =>
    ['P', 'LBody', 'TD'].includes(node.type) && node.text.length > 30;

  const outline = listOutline(document);
  const outlineFault = (change: (entry: PDFDict, others: PDFDict[]) => () => void) =>
    maker(
      (node) => isHeading(node) && outline.filter(({ title }) => title === node.text).length === 1,
      (node, random) => {
        const entry = outline.find(({ title }) => title === node.text)?.entry;
        const start = random.below(outline.length);
        const others = [...outline.slice(start), ...outline.slice(0, start)];
        if (entry === undefined) return undefined;
        const undo = change(
          entry,
          others.map((other) => other.entry),
        );
        return { undo, at: headingOf(node) };
      },
    );

  const makers: Record<
    string,
    (random: Parameters<FaultMaker>[0]) => ReturnType<ReturnType<typeof maker>>
  > = {
    'drop a word': wordFault(isText, () => ({ codes: [] })),
    'double a word': wordFault(isText, (codes) => ({ codes, after: [...space(codes), ...codes] })),
    'change a word': wordFault(isText, (codes) => {
      const turned = spoilWord(
        codes.map((_, index) => String.fromCodePoint(0x100 + index)).join(''),
      );
      const order = [...turned].map((character) => (character.codePointAt(0) ?? 0) - 0x100);
      const other = order.map((index) => codes[index] ?? codes[0] ?? '');
      return other.join() === codes.join() ? undefined : { codes: other };
    }),
    'drop a paragraph': maker(isParagraph, (node) => drop(node)),
    'double a paragraph': maker(isParagraph, (node) => {
      const place = placeAmongKids(node, mirror);
      const kid = place?.kids.asArray()[place.index];
      if (place === undefined || kid === undefined) return undefined;
      const members = place.kids.asArray().toSpliced(place.index, 0, kid);
      return { undo: setMembers(place.kids, members), at: node.text };
    }),
    'swap two paragraphs': maker(isParagraph, (node) => swapWithNext(node, isParagraph)),
    'drop a list item': maker(
      (node) => node.type === 'LI' && !isIn(node, 'Note'),
      (node) => drop(node),
    ),
    'make a list a division': maker(
      (node) => node.type === 'L' && !isIn(node, 'L'),
      (node) => {
        const [item] = node.children;
        if (item === undefined) return undefined;
        return { undo: setEntry(node.dict, 'S', PDFName.of('Div')), at: item.text };
      },
    ),
    'lose a note': maker(
      (node) => node.type === 'Note',
      (node) => drop(node, node.text.replace(/^\s*\d+\s*/u, '').replace(/\s*↑.*$/su, '')),
    ),
    'drop a reference to a note': maker(isReference, (node) => {
      const siblings = node.parent;
      if (siblings === undefined) return undefined;
      const words = listWords(siblings.text.slice(0, siblings.text.indexOf(` ${node.text}`)));
      if (words.length < 4) return undefined;
      const at = words
        .slice(-4)
        .map(({ word }) => word)
        .join(' ');
      const damage = drop(node, at);
      return damage;
    }),
    'break a link': maker(isLink, (node) =>
      retarget(node, (annotation) => {
        const undo = [
          setEntry(annotation, 'Dest', undefined),
          setEntry(
            annotation,
            'A',
            context.obj({ S: 'URI', URI: PDFString.of('https://wrong.example/') }),
          ),
        ];
        return () => undoAll(undo);
      }),
    ),
    'lose a link’s target': maker(isLink, (node) =>
      retarget(node, (annotation) => {
        const undo = [
          setEntry(annotation, 'Dest', undefined),
          setEntry(annotation, 'A', undefined),
        ];
        return () => undoAll(undo);
      }),
    ),
    'make a link plain text': maker(isLink, (node) => ({
      undo: setEntry(node.dict, 'S', PDFName.of('Span')),
      at: node.text,
    })),
    'blank an alternative text': maker(
      (node) => node.type === 'Figure',
      (node) => {
        const alt = node.dict.get(PDFName.of('Alt'));
        const text =
          alt instanceof PDFHexString || alt instanceof PDFString ? alt.decodeText() : '';
        return { undo: setEntry(node.dict, 'Alt', PDFString.of('')), at: text };
      },
    ),
    'swap two cells': maker(
      (node) => ['TD', 'TH'].includes(node.type),
      (node) => swapWithNext(node, (next) => ['TD', 'TH'].includes(next.type)),
    ),
    'move a row': maker(
      (node) => node.type === 'TR',
      (node) => {
        const damage = swapWithNext(node, (next) => next.type === 'TR');
        const [cell] = node.children;
        if (damage === undefined || cell === undefined) {
          damage?.undo();
          return undefined;
        }
        return { undo: damage.undo, at: cell.text };
      },
    ),
    'drop a cell': maker(
      (node) => node.type === 'TD',
      (node) => drop(node),
    ),
    'make a heading cell plain': maker(
      (node) =>
        node.type === 'TH' &&
        node.parent?.parent?.children.find(({ type }) => type === 'TR') === node.parent,
      (node) => ({ undo: setEntry(node.dict, 'S', PDFName.of('TD')), at: node.text }),
    ),
    'drop an affiliation': maker(isAffiliation, (node) => {
      const siblings = node.parent?.children ?? [];
      const name = siblings[siblings.indexOf(node) - 1];
      return name === undefined ? undefined : drop(node, name.text);
    }),
    'flatten a heading': maker(isHeading, (node) => ({
      undo: setEntry(node.dict, 'S', PDFName.of('P')),
      at: headingOf(node),
    })),
    'raise a heading': maker(
      (node) => isHeading(node) && node.type !== 'H2',
      (node) => ({
        undo: setEntry(node.dict, 'S', PDFName.of(`H${Number(node.type.slice(1)) - 1}`)),
        at: headingOf(node),
      }),
    ),
    'swallow a block': maker(
      (node) =>
        node.type === 'Sect' &&
        node.children.length > 1 &&
        node.children.every(({ type }) => ['P', 'L'].includes(type)),
      (node) => {
        const text = node.children[1]?.children[0]?.text ?? node.children[1]?.text ?? '';
        const [line = 0] = locator.linesOf(text) ?? [];
        const damage = drop(node, text);
        return damage === undefined
          ? undefined
          : { ...damage, before: line - 1, what: node.children[0]?.text ?? '' };
      },
    ),
    'let an entry of the outline lead elsewhere': outlineFault((entry, others) => {
      const other = others.find((one) => String(one.get(DEST)) !== String(entry.get(DEST)));
      return setEntry(entry, 'Dest', other?.get(DEST));
    }),
    'rename an entry of the outline': outlineFault((entry) =>
      setEntry(entry, 'Title', PDFString.of('Something else')),
    ),
    'lose a language': maker(
      (node) => node.dict.has(PDFName.of('Lang')) && node.text.length > 3,
      (node) => ({ undo: setEntry(node.dict, 'Lang', undefined), at: node.text }),
    ),
  };

  /** What stands beside a person's name: the second of two paragraphs on a line. */
  function isAffiliation(node: Tagged): boolean {
    const siblings = node.parent?.children ?? [];
    const before = siblings[siblings.indexOf(node) - 1];
    return (
      node.type === 'P' &&
      before?.type === 'P' &&
      /^\s*(?:Prof|Dr|Mr|Ms|H\.E\.)\s/u.test(before.text) &&
      before.text.trim().split(/\s+/u).length < 6
    );
  }
  return makers;
};

function undoAll(undo: readonly (() => void)[]): void {
  for (const one of [...undo].reverse()) one();
}
