import { type PDFDict, type PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { decodeStream } from '../../../src/verify/readers/pdf/document.ts';
import { readToUnicode } from '../../../src/verify/readers/pdf/to-unicode.ts';

/** A glyph in a page's stream. */
export interface Glyph {
  start: number;
  end: number;
  code: string;
  text: string;
}

/** What stands between `BT` and `ET`. */
export interface TextObject {
  start: number;
  end: number;
  /** Where its first glyph is, in the units of the stream: downwards. */
  x: number;
  y: number;
  size: number;
  glyphs: Glyph[];
  text: string;
}

/** A page's stream, cut into its text objects. */
export interface TextPage {
  index: number;
  dict: PDFDict;
  contents: PDFRef;
  source: string;
  /** Without those of the margins, which come first. */
  objects: TextObject[];
}

/** Read the pages of a file without tags as Chromium writes them: a glyph at a time. */
export function readTextPages(document: PDFDocument): TextPage[] {
  const { context } = document;
  const look = (from: PDFDict, name: string) => {
    const object = from.get(PDFName.of(name));
    return object instanceof PDFRef ? context.lookup(object) : object;
  };
  return document.getPages().flatMap((page, index): TextPage[] => {
    const contents = page.node.get(PDFName.of('Contents'));
    if (!(contents instanceof PDFRef)) return [];
    const source = Buffer.from(decodeStream(context.lookup(contents))).toString('latin1');
    const fonts = look(look(page.node, 'Resources') as PDFDict, 'Font') as PDFDict | undefined;
    const decoders = new Map<string, ReturnType<typeof readToUnicode>>();
    const decoderOf = (name: string) => {
      const known = decoders.get(name);
      if (known !== undefined) return known;
      const font = fonts === undefined ? undefined : look(fonts, name);
      const decoder = readToUnicode(decodeStream(look(font as PDFDict, 'ToUnicode')), 2);
      decoders.set(name, decoder);
      return decoder;
    };
    // What stands in the margins is painted before the page's own area is set.
    const from = /\bW\*? n\b/u.exec(source)?.index ?? source.length;
    const objects = [...source.matchAll(/BT\n.*?ET/gsu)].flatMap((match): TextObject[] => {
      if (match.index < from) return [];
      const font = /\/(\w+) ([\d.]+) Tf/u.exec(match[0]);
      const place = /([-\d.]+) ([-\d.]+) Tm/u.exec(match[0]);
      if (font === null || place === null) return [];
      const decoder = decoderOf(font[1] ?? '');
      const glyphs = [...match[0].matchAll(/<([0-9a-f]+)> Tj/giu)].map((shown): Glyph => {
        const start = match.index + shown.index;
        const code = shown[1] ?? '';
        const [text = ''] = decoder.decode(Buffer.from(code, 'hex'));
        // The hyphen that parts a word stands for a soft one.
        const isSoft = /\/ActualText <feff00ad>[^<]*$/iu.test(match[0].slice(0, shown.index));
        return { start, end: start + shown[0].length, code, text: isSoft ? '\u00ad' : text };
      });
      return [
        {
          ...{ start: match.index, end: match.index + match[0].length, glyphs },
          ...{ x: Number(place[1]), y: Number(place[2]), size: Number(font[2]) },
          text: glyphs.map((glyph) => glyph.text).join(''),
        },
      ];
    });
    return [{ index, dict: page.node, contents, source, objects }];
  });
}

/** Objects on one line, one after the other. */
export interface TextLine {
  page: TextPage;
  objects: TextObject[];
  x: number;
  y: number;
  size: number;
  text: string;
}

/** The lines of a page; a note’s number is raised above its line. */
export function listLines(page: TextPage): TextLine[] {
  const lines: TextLine[] = [];
  for (const object of page.objects) {
    if (object.text.trim() === '') continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - object.y) < 0.6 * last.size) {
      last.objects.push(object);
      last.text += object.text;
    } else {
      const { x, y, size, text } = object;
      lines.push({ page, objects: [object], x, y, size, text });
    }
  }
  return lines;
}

/** Lines that look like one paragraph: of one size, at one edge, close to each other. */
export function listParagraphs(lines: readonly TextLine[]): TextLine[][] {
  const paragraphs: TextLine[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1)?.at(-1);
    const isNext =
      last !== undefined &&
      last.page === line.page &&
      last.x === line.x &&
      last.size === line.size &&
      line.y > last.y &&
      line.y - last.y < 1.5 * line.size;
    if (isNext) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}
