import { formatDate } from '../../languages/format.ts';
import type { Report } from '../../report/report.ts';
import { serializeXml, type XmlElement, xml } from './xml.ts';

/** In CSS pixels; 1.6 : 1 and at least 2,560 high is what shops ask of a cover's picture. */
const WIDTH = 1600;
const HEIGHT = 2560;
const MARGIN = 160;

/** Wide characters of East Asia take a whole em; letters about half of one. */
const WIDE = /[\u1100-\u11FF\u2E80-\uA4CF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFF60]/u;

/**
 * Draw a cover: publisher, title, subtitle and date on the accent colour.
 *
 * @param report its metadata and theme are read
 * @returns an SVG document of fixed size, without a reference to anything
 */
export function drawCover(report: Report): string {
  const { metadata } = report;
  const { colours, fonts } = report.template.theme;
  const family = (name: string, fallback: string) => `'${name.replace(/'/g, '')}', ${fallback}`;
  const heading = family(fonts.heading.family, fonts.heading.fallback);
  const isRightToLeft = metadata.direction === 'rtl';
  const x = isRightToLeft ? WIDTH - MARGIN : MARGIN;
  const line = (value: string, y: number, size: number, weight: number): XmlElement =>
    xml(
      'text',
      {
        x: String(x),
        y: String(y),
        fill: colours.onAccent,
        'font-family': heading,
        'font-size': String(size),
        'font-weight': String(weight),
        // With `direction`, `start` is the right edge of a line from right to left (SVG 2, 11.11.2).
        'text-anchor': 'start',
        direction: isRightToLeft ? 'rtl' : undefined,
      },
      value,
    );
  const titleSize = metadata.title.length > 90 ? 104 : 132;
  const titleLines = breakLines(metadata.title, titleSize);
  const subtitleLines = breakLines(metadata.subtitle ?? '', 68);
  const titleTop = 760;
  const subtitleTop = titleTop + titleLines.length * titleSize * 1.2 + 60;
  const date = metadata.date && formatDate(metadata.date, report.language, metadata.digits);
  const foot = [metadata.event?.name, date].filter((part) => part !== undefined);
  const drawing = xml(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: String(WIDTH),
      height: String(HEIGHT),
      'xml:lang': metadata.language,
    },
    [
      xml('title', {}, metadata.title),
      xml('rect', { width: String(WIDTH), height: String(HEIGHT), fill: colours.accent }),
      ...(metadata.publisher === undefined
        ? []
        : breakLines(metadata.publisher.name, 60).map((value, index) =>
            line(value, 260 + index * 78, 60, 600),
          )),
      xml('rect', {
        x: String(isRightToLeft ? WIDTH - MARGIN - 240 : MARGIN),
        y: String(titleTop - titleSize - 80),
        width: '240',
        height: '12',
        fill: colours.onAccent,
      }),
      ...titleLines.map((value, index) =>
        line(value, titleTop + index * titleSize * 1.2, titleSize, 700),
      ),
      ...subtitleLines.map((value, index) => line(value, subtitleTop + index * 88, 68, 400)),
      ...foot
        .flatMap((part) => breakLines(part, 52))
        .reverse()
        .map((value, index) => line(value, HEIGHT - 200 - index * 70, 52, 400))
        .reverse(),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializeXml(drawing)}`;
}

/** Break a text where its estimated width fills the page; SVG has no lines of its own. */
function breakLines(value: string, size: number): string[] {
  const room = (WIDTH - 2 * MARGIN) / size;
  const pieces =
    value.match(/[^\s\u2E80-\uA4CF\uAC00-\uD7AF]+|[\u2E80-\uA4CF\uAC00-\uD7AF]/gu) ?? [];
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces) {
    const gap = WIDE.test(piece) || current === '' ? '' : ' ';
    if (current !== '' && widthOf(current + gap + piece) > room) {
      lines.push(current);
      current = piece;
    } else current += gap + piece;
  }
  return current === '' ? lines : [...lines, current];
}

/** In em. */
function widthOf(value: string): number {
  let width = 0;
  for (const character of value) width += WIDE.test(character) ? 1 : 0.6;
  return width;
}
