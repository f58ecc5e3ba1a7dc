import type { Language } from '../../report/language.ts';
import type { Metadata } from '../../report/metadata.ts';
import type { FontRole, Theme } from '../../report/template.ts';

const ROLES: readonly FontRole[] = ['body', 'heading', 'code'];

/** What the custom properties depend on besides the theme. */
export interface ThemeCssOptions {
  language: Pick<Language, 'script'>;
  metadata: Pick<Metadata, 'digits'>;
  /** Whether there is a dark colour scheme; a page of paper has none. */
  dark?: boolean;
}

/**
 * A theme as CSS custom properties on `:root`: `--colour-ink`, `--font-body`,
 * `--size-heading-1`, `--line-height`, `--space-block`, `--page-width` …; the
 * templates' style sheets use nothing else.
 */
export function renderThemeCss(theme: Theme, options: ThemeCssOptions): string {
  const { dark, ...light } = theme.colours;
  const blocks = [
    rule(':root', [
      ...(options.dark === true ? ['color-scheme: light dark'] : []),
      ...colourProperties(light),
      ...ROLES.map((role) => `--font-${role}: ${fontStack(theme, role, options.language.script)}`),
      ...sizeProperties(theme),
    ]),
  ];
  if (options.dark === true) {
    blocks.push(
      `@media screen and (prefers-color-scheme: dark) {\n${rule(':root', colourProperties(dark))}\n}`,
    );
  }
  // CSS Counter Styles 3, 6.1: what `decimal` is to European digits.
  if (options.metadata.digits === 'arab')
    blocks.push(rule('ol', ['list-style-type: arabic-indic']));
  return `${blocks.join('\n')}\n`;
}

/**
 * Size and margins of the page, as `@page` rules. Custom properties have no
 * effect on the page's box in Chromium, so that values are written out.
 */
export function renderPageCss(theme: Theme): string {
  const { size, margins, mirror } = theme.page;
  const box = (start: string, end: string) =>
    `margin: ${margins.top} ${end} ${margins.bottom} ${start}`;
  if (!mirror) return `${rule('@page', [`size: ${size}`, box(margins.inner, margins.outer)])}\n`;
  return `${[
    rule('@page', [`size: ${size}`, box(margins.inner, margins.outer)]),
    rule('@page :left', [box(margins.outer, margins.inner)]),
    rule('@page :right', [box(margins.inner, margins.outer)]),
  ].join('\n')}\n`;
}

/**
 * The families of a role, in order. In a language whose script has families of
 * its own those come first: they hold Latin letters that match, and marks that
 * both scripts have (quotation marks, in Chinese) must be theirs.
 */
export function fontStack(theme: Theme, role: FontRole, script: string): string {
  const own = scriptFamily(theme, script, role);
  const others = Object.keys(theme.scripts)
    .filter((code) => code !== script)
    .map((code) => scriptFamily(theme, code, role));
  const { family, fallback } = theme.fonts[role];
  const families = [own, family, ...others].filter((name) => name !== undefined);
  return [...new Set(families)]
    .map((name) => JSON.stringify(name))
    .concat(fallback)
    .join(', ');
}

function scriptFamily(theme: Theme, script: string, role: FontRole): string | undefined {
  const families = theme.scripts[script];
  return (families?.[role] ?? families?.body)?.family;
}

function colourProperties(colours: Record<string, string>): string[] {
  return Object.entries(colours).map(
    ([name, value]) =>
      `--colour-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value}`,
  );
}

function sizeProperties(theme: Theme): string[] {
  const { sizes, spacing, page } = theme;
  const relative = (length: string) => toRem(length, sizes.body);
  const [width, height] = pageSize(page.size);
  return [
    `--size-body: ${sizes.body}`,
    `--size-small: ${relative(sizes.small)}`,
    `--size-title: ${relative(sizes.title)}`,
    `--size-subtitle: ${relative(sizes.subtitle)}`,
    ...sizes.headings.map((size, index) => `--size-heading-${index + 1}: ${relative(size)}`),
    `--line-height: ${sizes.lineHeight}`,
    `--space-paragraph: ${relative(spacing.paragraph)}`,
    `--space-block: ${relative(spacing.block)}`,
    `--page-width: ${width}`,
    `--page-height: ${height}`,
  ];
}

/**
 * A length as a multiple of the body size, so that one theme serves paper,
 * where `rem` is the theme's body size, and a screen, where it is the
 * reader's (WCAG 1.4.4). Lengths in another unit than the body's stay.
 */
function toRem(length: string, body: string): string {
  const [value, unit] = splitLength(length);
  const [base, baseUnit] = splitLength(body);
  if (unit !== baseUnit || !(base > 0)) return length;
  return `${Number((value / base).toFixed(4))}rem`;
}

function splitLength(length: string): [number, string] {
  const match = /^([\d.]+)([a-z%]*)$/.exec(length.trim());
  return match === null ? [Number.NaN, length] : [Number(match[1]), match[2] ?? ''];
}

/** Page sizes by name (CSS Paged Media 3, 7.1), width and height. */
const PAGE_SIZES: Record<string, [string, string]> = {
  a5: ['148mm', '210mm'],
  a4: ['210mm', '297mm'],
  a3: ['297mm', '420mm'],
  b5: ['176mm', '250mm'],
  letter: ['8.5in', '11in'],
  legal: ['8.5in', '14in'],
};

/** Width and height of a page: a name, or two lengths. */
export function pageSize(size: string): [string, string] {
  const named = PAGE_SIZES[size.trim().toLowerCase()];
  if (named !== undefined) return named;
  const [width, height] = size.trim().split(/\s+/);
  return width === undefined || height === undefined ? ['210mm', '297mm'] : [width, height];
}

function rule(selector: string, declarations: string[]): string {
  return `${selector} {\n${declarations.map((line) => `  ${line};\n`).join('')}}`;
}
