import type { PageMeasures } from '../units.ts';
import { attributeOf } from './open-package.ts';

/** The page set-up of the organisation's own file: that of its last section. */
export interface HousePage {
  measures: PageMeasures;
  /** Whether its first page has heads of its own. */
  titlePage: boolean;
  /** The relationship ids of its heads and feet. */
  references: { kind: 'header' | 'footer'; type: 'default' | 'first' | 'even'; id: string }[];
}

/** Read the page set-up; `undefined` where there is none. */
export function readHousePage(documentXml: string): HousePage | undefined {
  const section = [...documentXml.matchAll(/<w:sectPr[\s>].*?<\/w:sectPr>/gsu)].at(-1)?.[0];
  if (section === undefined) return undefined;
  const size = /<w:pgSz\s[^>]*>/u.exec(section)?.[0] ?? '';
  const margins = /<w:pgMar\s[^>]*>/u.exec(section)?.[0] ?? '';
  const number = (tag: string, name: string) => Number(attributeOf(tag, `w:${name}`) ?? Number.NaN);
  const width = number(size, 'w');
  const height = number(size, 'h');
  const top = Math.abs(number(margins, 'top'));
  const bottom = Math.abs(number(margins, 'bottom'));
  const gutter = number(margins, 'gutter') || 0;
  const inner = (number(margins, 'left') || number(margins, 'start')) + gutter;
  const outer = number(margins, 'right') || number(margins, 'end');
  const textWidth = width - inner - outer;
  const textHeight = height - top - bottom;
  if (!(textWidth > 0 && textHeight > 0)) return undefined;
  return {
    measures: {
      width,
      height,
      margins: { top, bottom, inner, outer },
      header: number(margins, 'header') || 600,
      footer: number(margins, 'footer') || 600,
      textWidth,
      textHeight,
    },
    titlePage: /<w:titlePg(?:\s+w:val="(?:1|true|on)")?\s*\/>/u.test(section),
    references: [...section.matchAll(/<w:(header|footer)Reference\s[^>]*>/gu)].flatMap(
      ([tag, kind]) => {
        const id = attributeOf(tag, 'r:id');
        const type = attributeOf(tag, 'w:type') ?? 'default';
        return id === undefined
          ? []
          : [{ kind: kind as 'header' | 'footer', type: type as 'default' | 'first' | 'even', id }];
      },
    ),
  };
}
