import { VFile } from 'vfile';
import { loadLanguage } from '../../src/languages/index.ts';
import { parseSource } from '../../src/markdown/parse.ts';
import { resolveReport } from '../../src/markdown/resolve/resolve.ts';
import type { Metadata } from '../../src/report/metadata.ts';
import type { Report } from '../../src/report/report.ts';
import type { Template } from '../../src/report/template.ts';

/** Metadata that says no more than it must. */
export function makeMetadata(language = 'en', more: Partial<Metadata> = {}): Metadata {
  return {
    title: 'A report',
    language,
    direction: 'ltr',
    authors: [],
    editors: [],
    translators: [],
    identifiers: {},
    funding: [],
    keywords: [],
    notes: 'foot',
    pdf: { profile: 'ua' },
    digits: 'latn',
    ...more,
  };
}

/**
 * Parse and resolve Markdown without a project around it: no template, no
 * fonts, no image files. For tests of what a source means; tests of formats
 * load a whole project.
 */
export async function resolveMarkdown(
  markdown: string,
  tag = 'en',
  metadata: Partial<Metadata> = {},
): Promise<Report> {
  const { language } = await loadLanguage(tag);
  const file = new VFile({ path: `${tag}.md`, value: markdown });
  return resolveReport(parseSource(file, language), {
    name: 'test',
    metadata: makeMetadata(tag, { direction: language.direction, ...metadata }),
    language,
    assets: new Map(),
    template: {} as Template,
  });
}
