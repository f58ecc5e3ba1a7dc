import { Footer, Header } from 'docx';
import { formatOrdinal } from '../../languages/format.ts';
import { ParagraphComponent } from './component.ts';
import { textField } from './elements/field.ts';
import { paragraph } from './elements/paragraph.ts';
import { writeStyled } from './elements/text.ts';
import type { Pages } from './pages.ts';
import type { TakenFurniture } from './reference/house-furniture.ts';
import type { Furniture } from './sections.ts';
import type { FacingPages } from './settings.ts';
import type { Scope, State } from './state.ts';
import type { Xml } from './xml.ts';

/** The bookmark at the end of the body: its page is the last. */
export const END_BOOKMARK = '_End';

/** Between the title and the section. */
const SEPARATOR = '\u2002|\u2002';

/**
 * The running head: the report's title, and the section that the page is in,
 * which STYLEREF takes from the page. It has no tab stops, so that it fits
 * upright and turned pages alike and sections can inherit it.
 *
 * @param matter whose first section is the field's result until Word updates it
 */
export function createHeader(state: State, scope: Scope, matter: 'front' | 'rest'): Header {
  const { metadata, chapters } = state.report;
  const first = chapters.find(
    (chapter) =>
      chapter.entry !== undefined && (chapter.matter === 'front') === (matter === 'front'),
  )?.entry;
  const section = first === undefined ? '' : `${first.prefix}${first.text}`;
  const content = [
    ...writeStyled(metadata.shortTitle ?? metadata.title, undefined, scope),
    ...(section === ''
      ? []
      : [
          ...writeStyled(SEPARATOR, undefined, scope),
          // The number stands for Word's own heading style, whatever Word's language calls it.
          ...textField('STYLEREF 1', section),
        ]),
  ];
  return new Header({ children: [new ParagraphComponent(paragraph('Header', content))] });
}

/** The foot of the front matter: its page alone. */
function createFrontFooter(): Footer {
  const content = textField('PAGE', 'i', 'PageNumber');
  return new Footer({ children: [new ParagraphComponent(paragraph('Footer', content))] });
}

/**
 * The foot of the body: `Page 3 of 20`. The body counts from 1, so its last
 * page is that of a bookmark at its end: NUMPAGES would count the cover too.
 */
function createBodyFooter(state: State, scope: Scope, pages: Pages): Footer {
  const { language, metadata } = state.report;
  const number = (value: number) => formatOrdinal(value, language, metadata.digits);
  const fields: Record<string, () => Xml[]> = {
    '{page}': () => textField('PAGE', number(1), 'PageNumber'),
    '{pages}': () => textField(`PAGEREF ${END_BOOKMARK}`, number(pages.body), 'PageNumber'),
  };
  const content = language.labels.pageOf
    .split(/(\{pages?\})/u)
    .flatMap((part) => fields[part]?.() ?? writeStyled(part, undefined, scope));
  return new Footer({ children: [new ParagraphComponent(paragraph('Footer', content))] });
}

/**
 * The running heads of the front matter or of the rest; none where the
 * organisation's own file has them.
 */
export function createFurniture(
  state: State,
  scope: Scope,
  pages: Pages,
  matter: 'front' | 'rest',
  { facing, taken }: { facing: FacingPages; taken: TakenFurniture | undefined },
): Furniture {
  const owns = (kind: 'header' | 'footer') =>
    taken?.furniture.some((each) => each.kind === kind && each.type !== 'first') === true;
  const both = <T>(create: () => T) =>
    facing.evenAndOdd ? { default: create(), even: create() } : { default: create() };
  const foot = () =>
    matter === 'front' ? createFrontFooter() : createBodyFooter(state, scope, pages);
  return {
    ...(owns('header') ? {} : { headers: both(() => createHeader(state, scope, matter)) }),
    ...(owns('footer') ? {} : { footers: both(foot) }),
  };
}
