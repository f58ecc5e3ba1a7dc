import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fontStack, renderPageCss, renderThemeCss } from '../../src/formats/html/theme-css.ts';
import { measureContrast } from '../../src/report/contrast.ts';
import type { Theme } from '../../src/report/template.ts';

const theme = parse(
  readFileSync(new URL('../../templates/roundtable/theme.yaml', import.meta.url), 'utf8'),
) as Theme;

describe('contrast of the house style (WCAG 2.2, 1.4.3)', () => {
  test('the measure itself', () => {
    expect(measureContrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(measureContrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  const { dark, ...light } = theme.colours;
  for (const [scheme, colours] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    for (const text of ['ink', 'muted', 'accent', 'link'] as const) {
      for (const ground of ['paper', 'tint'] as const) {
        test(`${scheme}: ${text} on ${ground}`, () => {
          expect(measureContrast(colours[text], colours[ground])).toBeGreaterThanOrEqual(4.5);
        });
      }
    }
    test(`${scheme}: text on the house colour`, () => {
      expect(measureContrast(colours.onAccent, colours.accent)).toBeGreaterThanOrEqual(4.5);
    });
  }
});

describe('a theme as CSS', () => {
  const english = { language: { script: 'Latn' }, metadata: { digits: 'latn' } } as const;

  test('sizes follow the reader’s', () => {
    const css = renderThemeCss(theme, english);
    expect(css).toContain('--size-body: 11pt;');
    expect(css).toContain('--size-heading-1: 2.1818rem;');
    expect(css).toContain('--page-width: 210mm;');
    expect(css).not.toContain('prefers-color-scheme');
  });

  test('a length in another unit than the body’s stays as it is', () => {
    const css = renderThemeCss({ ...theme, spacing: { ...theme.spacing, block: '6mm' } }, english);
    expect(css).toContain('--space-block: 6mm;');
  });

  test('a dark scheme only where it is asked for', () => {
    const css = renderThemeCss(theme, { ...english, dark: true });
    expect(css).toContain('@media screen and (prefers-color-scheme: dark)');
    expect(css).toContain(`--colour-on-accent: ${theme.colours.dark.onAccent};`);
  });

  test('lists are counted in the report’s digits', () => {
    const css = renderThemeCss(theme, { ...english, metadata: { digits: 'arab' } });
    expect(css).toContain('list-style-type: arabic-indic');
  });

  test('the families of the language’s script come first', () => {
    expect(fontStack(theme, 'body', 'Latn')).toBe(
      '"Source Serif 4", "Noto Naskh Arabic", "Noto Serif SC", serif',
    );
    expect(fontStack(theme, 'heading', 'Hans')).toBe(
      '"Noto Sans SC", "Source Sans 3", "Noto Sans Arabic", sans-serif',
    );
    expect(fontStack(theme, 'code', 'Arab')).toMatch(/^"Noto Naskh Arabic", "Source Code Pro"/);
  });

  test('pages that mirror have margins that mirror', () => {
    expect(renderPageCss(theme)).toBe('@page {\n  size: A4;\n  margin: 30mm 35mm 30mm 35mm;\n}\n');
    const margins = { top: '1cm', bottom: '2cm', inner: '3cm', outer: '4cm' };
    const css = renderPageCss({ ...theme, page: { size: '17cm 24cm', mirror: true, margins } });
    expect(css).toContain('@page :left {\n  margin: 1cm 3cm 2cm 4cm;\n}');
    expect(css).toContain('@page :right {\n  margin: 1cm 4cm 2cm 3cm;\n}');
  });
});
