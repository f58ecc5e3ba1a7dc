import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { format } from '../../../src/formats/epub/index.ts';
import type { RenderContext } from '../../../src/report/format.ts';
import type { Report } from '../../../src/report/report.ts';
import { type ProjectFiles, readReport } from '../../support/report.ts';

export const fixturesFolder = new URL('../fixtures/', import.meta.url);

/** A book that was made, with what its files say. */
export interface Book {
  report: Report;
  bytes: Uint8Array;
  /** Text of each file, by its path in the archive, in the archive's order. */
  files: Map<string, string>;
  /** `rule: message`. */
  warnings: string[];
}

/** Make the book of a report. */
export async function makeBook(
  report: Report,
  context: Partial<RenderContext> = {},
): Promise<Book> {
  const warnings: string[] = [];
  const bytes = await format.render(report, {
    warn: (rule, message) => warnings.push(`${rule}: ${message}`),
    ...context,
  });
  const files = new Map(
    Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]),
  );
  return { report, bytes, files, warnings };
}

/**
 * Read a report of `fixtures`.
 *
 * @param name of its folder, which ends in its language: `parts.en`
 * @param faulty whether the source may have errors, which would stop a build
 */
export async function readFixture(name: string, faulty = false): Promise<Report> {
  const folder = fileURLToPath(new URL(name, fixturesFolder));
  const language = name.split('.').at(-1) ?? 'en';
  const files: ProjectFiles = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.(?:yaml|svg)$/.test(path)) files[path] = readFileSync(join(folder, path));
  }
  const markdown = readFileSync(join(folder, `${language}.md`), 'utf8');
  const { report, messages } = await readReport(markdown, { language, files });
  if (!faulty && / error /.test(messages)) throw new Error(messages);
  return report;
}

/** Make the book of a report that is written here. */
export async function makeBookOf(
  markdown: string,
  options: Parameters<typeof readReport>[1] = {},
  context: Partial<RenderContext> = {},
): Promise<Book> {
  return makeBook((await readReport(markdown, options)).report, context);
}
