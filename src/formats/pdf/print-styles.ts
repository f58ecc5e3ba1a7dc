import type { Report } from '../../report/report.ts';
import type { FontFace } from '../../report/template.ts';
import { renderFontCss } from '../html/font-css.ts';
import type { ImageFile } from '../html/scope.ts';
import { resolveCssUrls } from '../html/template-css.ts';
import { renderThemeCss } from '../html/theme-css.ts';
import type { Paper } from './paper.ts';
import type { Run } from './runs.ts';

/** Where the page finds what its styles name. */
export interface StyleUrls {
  font(name: string): string;
  image(image: ImageFile): string;
}

/** What the pages of a report look like, as one style sheet. */
export function renderPrintStyles(
  report: Report,
  fonts: readonly FontFace[],
  paper: Paper,
  runs: readonly Run[],
  urls: StyleUrls,
): string {
  const { template, language, metadata } = report;
  const sheet = (css: string): string => resolveCssUrls(css, template, urls.image);
  return [
    renderFontCss(fonts, (face) => urls.font(face.name)),
    renderThemeCss(template.theme, { language, metadata }),
    sheet(template.css.common),
    sheet(template.css.print),
    MACHINERY,
    renderPages(report, paper, runs),
  ].join('\n');
}

/** What the parts in `in-page/` rely on, whatever the template says. */
const MACHINERY = `
@media screen { body { display: none } }
.cover { page: cover; overflow: hidden }
.run { display: flow-root; position: relative; break-before: page }
.run > :first-child, .run > :first-child > h2:first-child { margin-block-start: 0 }
.run h2 { break-before: auto }
.front { page: front }
.page-number, .noteref { white-space: nowrap }
.footnote { position: absolute; inset-block-start: 0; inset-inline: 0; box-sizing: border-box; break-inside: avoid }
.footnote.in-flow { position: static }
.squeezed { overflow-wrap: anywhere }
.page-fill, .page-filled::before { float: left; inline-size: 100% }
.page-filled::before { content: ''; block-size: var(--fill-to); shape-outside: inset(var(--fill-from) 0 0 0) }
.placing > *, .placing .run { contain: style }
.set-aside { position: absolute !important; content-visibility: hidden }
.spare-page { break-before: page; page: spare; block-size: 1px }
.wanted, .lead-page { display: none }
.lead-page.shown { display: block; break-after: page; page: spare; block-size: 1px }
`;

/** Page boxes, running heads and page numbers. */
function renderPages(report: Report, paper: Paper, runs: readonly Run[]): string {
  const { metadata } = report;
  const rtl = metadata.direction === 'rtl';
  const { top, bottom, inner, outer } = paper.margins;
  const margins = (left: number, right: number): string =>
    `margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;`;
  // The inner margin is at the spine: left on a right-hand page of a book that opens to the left.
  const rules = [
    `:root { --bleed: ${paper.bleed}mm }`,
    `@page { size: ${paper.width}mm ${paper.height}mm; ${paper.mirror ? '' : margins(rtl ? outer : inner, rtl ? inner : outer)} }`,
    ...(paper.mirror
      ? [
          `@page :right { ${margins(rtl ? outer : inner, rtl ? inner : outer)} }`,
          `@page :left { ${margins(rtl ? inner : outer, rtl ? outer : inner)} }`,
        ]
      : []),
    // The cover goes to the edge of the bleed; crop marks stand on white.
    `@page cover { margin: ${paper.slug - paper.bleed}mm }`,
    `.cover { block-size: ${paper.height - 2 * (paper.slug - paper.bleed)}mm }`,
  ];
  const short = metadata.shortTitle ?? metadata.title;
  const front = 'counter(page, lower-roman)';
  const body = metadata.digits === 'arab' ? 'counter(folio, arabic-indic)' : 'counter(folio)';
  rules.push(renderMargins('front', short, '', front, '', report, paper.mirror));
  for (const run of runs) {
    const isFront = run.matter === 'front';
    rules.push(
      renderMargins(
        run.page,
        run.isPart ? '' : short,
        run.isPart ? '' : run.title,
        isFront ? front : body,
        // Counted by the pages that have it, so that the text begins with 1 after any front matter.
        isFront ? '' : 'counter-increment: folio;',
        report,
        paper.mirror,
      ),
      `.${run.page} { page: ${run.page} }`,
    );
  }
  return rules.join('\n');
}

/**
 * The margin boxes of one kind of page: the report's short title where a line
 * begins, the section's where it ends, the number below that; on facing pages
 * titles and numbers are at the outer edges.
 */
function renderMargins(
  page: string,
  short: string,
  section: string,
  number: string,
  declarations: string,
  report: Report,
  mirror: boolean,
): string {
  const rtl = report.metadata.direction === 'rtl';
  const start = rtl ? 'right' : 'left';
  const end = rtl ? 'left' : 'right';
  const box = (name: string, content: string): string =>
    `@${name} { content: ${content}; direction: ${report.metadata.direction} }`;
  const boxes = (shortSide: string, sectionSide: string, numberSide: string): string =>
    [
      box(`top-${shortSide}`, cssString(short)),
      box(`top-${sectionSide}`, cssString(section === short ? '' : section)),
      box(`bottom-${numberSide}`, number),
    ].join(' ');
  if (!mirror) return `@page ${page} { ${declarations} ${boxes(start, end, end)} }`;
  return [
    `@page ${page} { ${declarations} }`,
    `@page ${page}:right { ${box('top-right', cssString(section || short))} ${box('bottom-right', number)} }`,
    `@page ${page}:left { ${box('top-left', cssString(short))} ${box('bottom-left', number)} }`,
  ].join('\n');
}

/** A text as a CSS string (CSS Syntax 3, 4.3.5). */
function cssString(text: string): string {
  return `"${text.replace(/["\\<\n\r\f]/g, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `)}"`;
}
