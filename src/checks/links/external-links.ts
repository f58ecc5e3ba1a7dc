import type { Node, Point } from 'unist';
import type { VFile } from 'vfile';
import { report as reportProblem } from '../../report/diagnostics.ts';
import type { Report } from '../../report/report.ts';
import { visit } from '../../report/visit.ts';
import { applyControls } from '../controls.ts';
import { checkLinks, type LinkCache } from './check-links.ts';
import { findMetadataLinks } from './metadata-links.ts';
import type { AskServer } from './request.ts';

/** An address, and where it is written. */
interface WrittenLink {
  url: string;
  file: VFile;
  place: Node | Point;
}

/**
 * Ask the servers of a report's links, in its text and its metadata, whether
 * they answer. A link that leads nowhere is a warning at its place; comments of
 * the source are obeyed.
 *
 * @param shared `report.yaml`, where there is one
 * @returns how many addresses were looked at, and how many of them don't answer programs
 */
export async function checkExternalLinks(
  report: Report,
  ask: AskServer,
  cache?: LinkCache,
  shared?: VFile,
): Promise<{ looked: number; unknown: number }> {
  const links: WrittenLink[] = findMetadataLinks(report.file, shared);
  visit(report.tree, 'link', (node) => {
    if (!/^https?:/iu.test(node.url) || !URL.canParse(node.url)) return;
    links.push({ url: node.url, file: report.file, place: node });
  });
  const states = await checkLinks(
    links.map(({ url }) => url),
    ask,
    cache,
  );
  for (const { url, file, place } of links) {
    const state = states.get(url);
    if (state?.kind !== 'broken') continue;
    reportProblem(file, place, 'external-link', `“${url}” leads nowhere: ${state.reason}`, {
      severity: 'warning',
      hint: 'Look for its new address, or for a copy in an archive.',
    });
  }
  applyControls(report.file, () => false);
  const kinds = [...states.values()].map(({ kind }) => kind);
  return { looked: states.size, unknown: kinds.filter((kind) => kind === 'unknown').length };
}
