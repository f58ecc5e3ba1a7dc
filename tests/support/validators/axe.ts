import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withPage } from '../browser.ts';
import { validatorsFolder } from '../paths.ts';
import { writeScratch } from './scratch.ts';

/** One violation that axe found, or what it could not decide. */
export interface AxeViolation {
  /** `color-contrast`, `link-name` … */
  rule: string;
  impact: string;
  help: string;
  /** The elements, by their CSS path, with what is wrong. */
  nodes: string[];
}

interface AxeResults {
  violations: {
    id: string;
    impact: string | null;
    help: string;
    nodes: { target: string[]; failureSummary?: string }[];
  }[];
}

/**
 * Check the accessibility of a web page with axe, all its rules on, best
 * practices included.
 *
 * @param bytes the page, with nothing outside it
 * @param options dark colours; width of the window in CSS pixels (1280)
 * @returns its violations
 */
export async function runAxe(
  bytes: Uint8Array,
  options: { dark?: boolean; width?: number } = {},
): Promise<AxeViolation[]> {
  const [path, axe] = await Promise.all([
    writeScratch(bytes, '.html'),
    readFile(join(validatorsFolder, 'node_modules/axe-core/axe.min.js'), 'utf8'),
  ]);
  return withPage(async (page) => {
    await page.setViewport({ width: options.width ?? 1280, height: 900 });
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: options.dark === true ? 'dark' : 'light' },
    ]);
    await page.goto(pathToFileURL(path).href);
    await page.evaluate(axe);
    const results = (await page.evaluate('axe.run(document)')) as AxeResults;
    return results.violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      help,
      nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
  });
}
