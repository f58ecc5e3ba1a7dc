import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ConformOptions } from '../../../src/formats/pdf/conformance/options.ts';
import type { Metadata } from '../../../src/report/metadata.ts';
import { withPage } from '../../support/browser.ts';
import { createMetadata } from './metadata.ts';

const require = createRequire(import.meta.url);

/** The HTML of a fixture, its fonts (`url(font:package/file)`) in it. */
export function readFixture(name: string): string {
  return embedFonts(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
}

/** HTML with the fonts in it that it names as `url(font:package/file)`. */
export function embedFonts(html: string): string {
  return html.replaceAll(/url\(font:([^/]+)\/([^)]+)\)/g, (_, family: string, file: string) => {
    const font = readFileSync(require.resolve(`@fontsource/${family}/files/${file}.woff2`));
    return `url(data:font/woff2;base64,${font.toString('base64')})`;
  });
}

/** Print HTML as the browser does it, in a page of its own. */
export async function printHtml(html: string, tagged = true): Promise<Uint8Array> {
  return withPage(async (page) => {
    await page.setContent(html);
    await page.evaluate(
      'Promise.all([...document.fonts].map((font) => font.load())).then(() => true)',
    );
    return page.pdf({
      tagged,
      outline: tagged,
      preferCSSPageSize: true,
      printBackground: true,
    });
  });
}

/** Options for a report whose metadata are these. */
export function createOptions(
  metadata: Partial<Metadata> = {},
  more: Partial<ConformOptions> = {},
): ConformOptions {
  return {
    profile: 'ua',
    metadata: createMetadata({ date: '2022-05-31', ...metadata }),
    producer: 'rapporteur test',
    ...more,
  };
}
