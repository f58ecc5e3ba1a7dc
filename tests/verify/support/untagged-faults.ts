import { PDFArray, type PDFDict, PDFDocument, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib';
import { around, type FaultMaker, listWords, type OpenForDamage, spoilWord } from './fault.ts';
import { listOutline, setEntry } from './pdf-tree.ts';
import type { Random } from './random.ts';
import {
  listLines,
  listParagraphs,
  readTextPages,
  type TextLine,
  type TextObject,
  type TextPage,
} from './untagged-page.ts';

/** What was changed, and how to undo it. */
interface Damage {
  undo: () => void;
  at: string;
  also?: string;
  what?: string;
}

/** A change of a page's stream: what stands there instead. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A PDF without tags: its streams, annotations and outline. */
export const damageUntagged: OpenForDamage = async (bytes, locator) => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  const pages = readTextPages(document);
  // What is before the first chapter of the text is of the cover, the imprint and the contents.
  const isStart = ({ text, size }: TextObject) => /^Executive summary/u.test(text) && size > 25;
  const first = pages.findIndex((page) => page.objects.some(isStart));
  const contentsPage = pages.find((page) =>
    page.objects.some(({ text, size }) => text === 'Contents' && size > 25),
  );
  const lines = pages.slice(first).flatMap(listLines);
  const foot = (line: TextLine) => line.size < 12.5 && /^\s*\d/u.test(line.text);
  const body = lines.filter((line) => !foot(line));
  const paragraphs = listParagraphs(body).filter(
    (paragraph) => paragraph.map(({ text }) => text).join(' ').length > 40,
  );

  const rewrite = (page: TextPage, edits: readonly Edit[]): (() => void) => {
    const before = context.lookup(page.contents);
    let { source } = page;
    for (const { start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
      source = source.slice(0, start) + text + source.slice(end);
    }
    context.assign(page.contents, context.flateStream(Buffer.from(source, 'latin1')));
    return () => {
      if (before !== undefined) context.assign(page.contents, before);
    };
  };
  const maker =
    <T>(list: readonly T[], damage: (one: T, random: Random) => Damage | undefined): FaultMaker =>
    async (random) => {
      const one = random.pick(list);
      const made = one === undefined ? undefined : damage(one, random);
      if (made === undefined) return undefined;
      const places = [made.at, ...(made.also === undefined ? [] : [made.also])].map((text) =>
        locator.linesOf(text),
      );
      const isKnown = places.every((place) => place !== undefined);
      const changed = isKnown
        ? await document.save({
            useObjectStreams: false,
            addDefaultPage: false,
            updateFieldAppearances: false,
          })
        : undefined;
      made.undo();
      if (changed === undefined) return undefined;
      const what = made.what ?? made.at.trim().slice(0, 50);
      return { what, lines: places.flatMap((place) => place ?? []), bytes: changed };
    };
  const erase = ({ start, end }: TextObject): Edit => ({ start, end, text: '' });
  const sourceOf = (page: TextPage, { start, end }: TextObject) => page.source.slice(start, end);
  const textOf = (paragraph: readonly TextLine[]) => paragraph.map(({ text }) => text).join(' ');
  const eraseLines = (paragraph: readonly TextLine[]): (() => void) => {
    const [line] = paragraph;
    if (line === undefined) return () => {};
    return rewrite(
      line.page,
      paragraph.flatMap(({ objects }) => objects.map(erase)),
    );
  };

  /** A word in the midst of a line, with its glyphs. */
  const wordFault = (change: (codes: string[], space: string, next: string[]) => string[][]) =>
    maker(body, (line, random) => {
      const object = random.pick(line.objects.filter(({ text }) => text.length > 40));
      if (object === undefined || object.glyphs.some(({ text }) => text.length !== 1)) {
        return undefined;
      }
      const words = listWords(object.text);
      const index = 2 + random.below(Math.max(1, words.length - 5));
      const [word, next] = [words[index], words[index + 1]];
      if (word === undefined || next === undefined || word.word === next.word) return undefined;
      if (object.text.slice(word.end, next.start) !== ' ' || word.word.length < 2) return undefined;
      const codesOf = ({ start, end }: { start: number; end: number }) =>
        object.glyphs.slice(start, end).map(({ code }) => code);
      const space = object.glyphs[word.end]?.code ?? '';
      const [own = [], other] = change(codesOf(word), space, codesOf(next));
      const put = (place: { start: number; end: number }, codes: readonly string[]) =>
        object.glyphs.slice(place.start, place.end).map(
          ({ start, end }, at): Edit => ({
            start,
            end,
            text: at === 0 && codes.length > 0 ? `<${codes.join('')}> Tj` : '',
          }),
        );
      const edits = [...put(word, own), ...(other === undefined ? [] : put(next, other))];
      const undo = rewrite(line.page, edits);
      return { undo, at: around(object.text, words, index), what: word.word };
    });

  /** Annotations with the text that they are on, by what they lead to. */
  const links = pages.slice(first).flatMap((page) => {
    const list = page.dict.get(PDFName.of('Annots'));
    const array = list instanceof PDFRef ? context.lookup(list) : list;
    if (!(array instanceof PDFArray)) return [];
    return array.asArray().flatMap((reference) => {
      const annotation = context.lookup(reference) as PDFDict;
      const rect = annotation.lookup(PDFName.of('Rect'), PDFArray).asRectangle();
      // The stream's units: 0.75 points each, downwards from the first line's page.
      const object = page.objects.find((one) => isOnLink(page, one, rect));
      if (object === undefined) return [];
      const isOwn = annotation.has(PDFName.of('A'));
      return [{ page, annotation, object, isOwn, reference, array }];
    });
  });
  function isOnLink(
    { source }: TextPage,
    { x, y, start }: TextObject,
    rect: { x: number; y: number; width: number; height: number },
  ): boolean {
    // 0.24 is the page's scale, 3.125 that of its text: 0.75 points a unit.
    const shift = [
      ...source.slice(0, start).matchAll(/3\.125 0 0 3\.125 ([-\d.]+) ([-\d.]+) cm/gu),
    ].at(-1);
    if (shift === undefined) return false;
    const left = 0.24 * (3.125 * x + Number(shift[1]));
    const up = 841.92 - 0.24 * (3.125 * y + Number(shift[2]));
    const isAcross = left >= rect.x - 0.5 && left <= rect.x + 2;
    return isAcross && up >= rect.y && up <= rect.y + rect.height;
  }
  const isNumber = ({ object }: (typeof links)[number]) => /^\d+$/u.test(object.text.trim());
  const textLinks = links.filter(({ object }) => object.text.trim().length > 8);
  const references = links.filter((link) => isNumber(link) && link.object.size < 11);
  const lineOf = (object: TextObject) => lines.find((line) => line.objects.includes(object));
  /** The words before an object, by which its place is known. */
  const before = (object: TextObject): string => {
    const line = lineOf(object);
    const text = line?.objects.slice(0, line.objects.indexOf(object)).map(({ text }) => text);
    const words = listWords(text?.join('').replaceAll('\u00ad', '') ?? '').slice(-5);
    return words.length < 4 ? '' : words.map(({ word }) => word).join(' ');
  };
  const retarget = (
    link: (typeof links)[number],
    action: Parameters<typeof setEntry>[2],
    destination: Parameters<typeof setEntry>[2],
  ): Damage => {
    const undo = [
      setEntry(link.annotation, 'A', action),
      setEntry(link.annotation, 'Dest', destination),
    ];
    return { undo: () => undo.reverse().forEach((one) => void one()), at: link.object.text };
  };
  const notes = listNotes(lines);
  const entries = listOutline(document).filter(({ title }) => title.length > 15);
  const people = lines.flatMap((line) => {
    const place = line.objects.findIndex(({ x }) => x > line.x + 150);
    const isPerson = /^(?:Prof|Dr|Mr|Ms|H\.E\.)\s/u.test(line.text);
    return place > 0 && isPerson ? [{ line, role: line.objects.slice(place) }] : [];
  });

  return {
    'drop a word': wordFault(() => [[]]),
    'double a word': wordFault((codes, space) => [[...codes, space, ...codes]]),
    'change a word': wordFault((codes) => {
      const order = [...spoilWord(codes.map((_, at) => String.fromCodePoint(0x100 + at)).join(''))];
      return [order.map((one) => codes[(one.codePointAt(0) ?? 0) - 0x100] ?? codes[0] ?? '')];
    }),
    'swap two words': wordFault((codes, _, next) => [next, codes]),
    'drop a line': maker(
      body.filter(({ text }) => text.length > 30),
      (line) => ({ undo: eraseLines([line]), at: line.text }),
    ),
    'double a line': maker(
      body.filter(({ text }) => text.length > 30),
      (line) => {
        const end = line.objects.at(-1)?.end ?? 0;
        const text = line.objects.map((object) => `\n${sourceOf(line.page, object)}`).join('');
        return { undo: rewrite(line.page, [{ start: end, end, text }]), at: line.text };
      },
    ),
    'drop a paragraph': maker(paragraphs, (paragraph) => ({
      undo: eraseLines(paragraph),
      at: textOf(paragraph),
    })),
    'paint a paragraph before the one above it': maker(paragraphs, (paragraph) => {
      const next = paragraphs[paragraphs.indexOf(paragraph) + 1];
      const [line] = paragraph;
      if (line === undefined || next?.[0]?.page !== line.page) return undefined;
      const own = next.flatMap(({ objects }) => objects);
      const text = own.map((object) => `${sourceOf(line.page, object)}\n`).join('');
      const start = line.objects[0]?.start ?? 0;
      const undo = rewrite(line.page, [...own.map(erase), { start, end: start, text }]);
      return { undo, at: textOf(paragraph), also: textOf(next) };
    }),
    'swap two paragraphs on the page': maker(paragraphs, (paragraph) => {
      const next = paragraphs[paragraphs.indexOf(paragraph) + 1];
      const [line] = paragraph;
      if (line === undefined || next?.[0]?.page !== line.page) return undefined;
      const way = next[0].y - line.y;
      const move = (object: TextObject, by: number): Edit => {
        const text = sourceOf(line.page, object).replace(
          /([-\d.]+)( Tm)/u,
          (_, y: string, end: string) => `${Number(y) + by}${end}`,
        );
        return { start: object.start, end: object.end, text };
      };
      const edits = [
        ...paragraph.flatMap(({ objects }) => objects.map((object) => move(object, way))),
        ...next.flatMap(({ objects }) => objects.map((object) => move(object, -way))),
      ];
      return { undo: rewrite(line.page, edits), at: textOf(paragraph), also: textOf(next) };
    }),
    'move a paragraph to the page after': maker(paragraphs, (paragraph) => {
      const [line] = paragraph;
      const next = pages.find(({ index }) => index === (line?.page.index ?? 0) + 1);
      const start = next?.objects[0]?.start;
      if (line === undefined || next === undefined || start === undefined) return undefined;
      // Its fonts have to have the same names there.
      const own = paragraph.flatMap(({ objects }) => objects);
      const text = own.map((object) => `${sourceOf(line.page, object)}\n`).join('');
      const undo = [eraseLines(paragraph), rewrite(next, [{ start, end: start, text }])];
      // It is the same as to move what stands between up before it.
      const after = paragraphs[paragraphs.indexOf(paragraph) + 1];
      return {
        undo: () => undo.forEach((one) => void one()),
        at: textOf(paragraph),
        ...(after === undefined ? {} : { also: textOf(after) }),
      };
    }),
    'let a paragraph run on in the one above': maker(paragraphs, (paragraph) => {
      const above = paragraphs[paragraphs.indexOf(paragraph) - 1]?.at(-1);
      const [line] = paragraph;
      const [object] = line?.objects ?? [];
      const last = above?.objects.at(-1);
      if (line === undefined || object === undefined || last === undefined) return undefined;
      if (above?.page !== line.page || above.size !== line.size) return undefined;
      if (!/^\p{Lu}[^\u00ad]+$/u.test(object.text) || !/[.:]$/u.test(above.text)) return undefined;
      const space = last.glyphs.find(({ text }) => text === ' ');
      if (space === undefined || !sameFont(line.page, last, object)) return undefined;
      const codes = [space.code, ...object.glyphs.map(({ code }) => code)].join('');
      const end = last.glyphs.at(-1)?.end ?? 0;
      const edits = [erase(object), { start: end, end, text: ` <${codes}> Tj` }];
      return { undo: rewrite(line.page, edits), at: textOf(paragraph) };
    }),
    'lose a note': maker(notes, (note) => ({
      undo: eraseLines(note),
      at: textOf(note)
        .replace(/^\s*\d+\.?\s*/u, '')
        .replace(/\s*↑.*$/su, ''),
    })),
    'drop a reference to a note': maker(references, ({ page, object }) => {
      const at = before(object);
      return at === '' ? undefined : { undo: rewrite(page, [erase(object)]), at };
    }),
    'let a reference lead to another note': maker(references, (link, random) => {
      const other = random.pick(
        references.filter(({ object }) => object.text !== link.object.text),
      );
      const at = before(link.object);
      const destination = other?.annotation.get(PDFName.of('Dest'));
      if (destination === undefined || at === '') return undefined;
      return { ...retarget(link, undefined, destination), at, what: at };
    }),
    'number a reference otherwise': maker(references, ({ page, object }) => {
      const other = references.find(({ object: { text } }) => text !== object.text)?.object;
      const [glyph, digit] = [object.glyphs[0], other?.glyphs[0]];
      const at = before(object);
      if (glyph === undefined || digit === undefined || at === '') return undefined;
      if (object.text.length > 1 || digit.code === glyph.code) return undefined;
      const edit = { start: glyph.start, end: glyph.end, text: `<${digit.code}> Tj` };
      return { undo: rewrite(page, [edit]), at };
    }),
    'break a link': maker(textLinks, (link) =>
      retarget(
        link,
        context.obj({ S: 'URI', URI: PDFString.of('https://wrong.example/') }),
        undefined,
      ),
    ),
    'lose a link’s target': maker(textLinks, (link) => retarget(link, undefined, undefined)),
    'take a link away': maker(textLinks, ({ annotation, object }) => ({
      undo: setEntry(annotation, 'Rect', context.obj([0, 0, 0, 0])),
      at: object.text,
    })),
    'let a link lead elsewhere': maker(
      textLinks.filter(({ isOwn }) => !isOwn),
      (link, random) => {
        const key = String(link.annotation.get(PDFName.of('Dest')));
        const others = textLinks.map(({ annotation }) => annotation.get(PDFName.of('Dest')));
        const other = random.pick(others.filter((one) => one !== undefined && String(one) !== key));
        return other === undefined ? undefined : retarget(link, undefined, other);
      },
    ),
    'rename an entry of the outline': maker(entries, ({ entry, title }) => ({
      undo: setEntry(entry, 'Title', PDFString.of('Something else')),
      at: title,
    })),
    'let an entry of the outline lead elsewhere': maker(entries, ({ entry, title }, random) => {
      const other = random.pick(entries.filter((one) => one.title !== title))?.entry;
      const destination = other?.get(PDFName.of('Dest'));
      if (destination === undefined) return undefined;
      return { undo: setEntry(entry, 'Dest', destination), at: title };
    }),
    'drop an entry of the contents': maker(
      contentsPage === undefined
        ? []
        : contentsPage.objects.filter(({ text }) => entries.some(({ title }) => title === text)),
      (object) => {
        if (contentsPage === undefined) return undefined;
        return { undo: rewrite(contentsPage, [erase(object)]), at: object.text };
      },
    ),
    'drop what a person is': maker(people, ({ line, role }) => ({
      undo: rewrite(line.page, role.map(erase)),
      at: line.text.slice(0, line.text.indexOf(role[0]?.text ?? '')),
    })),
  };
};

function sameFont({ source }: TextPage, ...objects: TextObject[]): boolean {
  const fonts = objects.map(({ start, end }) => /\/\w+ [\d.]+ Tf/u.exec(source.slice(start, end)));
  return new Set(fonts.map((font) => font?.[0])).size === 1;
}

/** The notes at the feet of pages: each begins with its number. */
function listNotes(lines: readonly TextLine[]): TextLine[][] {
  const notes: TextLine[][] = [];
  let note: TextLine[] | undefined;
  for (const line of lines) {
    if (line.size > 12.5 || line.page !== note?.[0]?.page) note = undefined;
    if (line.size < 12.5 && /^\d+ /u.test(line.text)) {
      note = [line];
      notes.push(note);
    } else note?.push(line);
  }
  return notes;
}
