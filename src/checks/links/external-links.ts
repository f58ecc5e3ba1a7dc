import type { Link } from 'mdast';
import { report as reportProblem } from '../../report/diagnostics.ts';
import type { Report } from '../../report/report.ts';
import { visit } from '../../report/visit.ts';
import { applyControls } from '../controls.ts';
import { checkLinks, type LinkCache } from './check-links.ts';
import type { AskServer } from './request.ts';

/**
 * Ask the servers of a report's links whether they answer. A link that leads
 * nowhere is a warning at its place; comments of the source are obeyed.
 *
 * @returns how many addresses were looked at, and how many of them don't answer programs
 */
export async function checkExternalLinks(
  report: Report,
  ask: AskServer,
  cache?: LinkCache,
): Promise<{ looked: number; unknown: number }> {
  const links: Link[] = [];
  visit(report.tree, 'link', (node) => {
    if (/^https?:/iu.test(node.url) && URL.canParse(node.url)) links.push(node);
  });
  const states = await checkLinks(
    links.map(({ url }) => url),
    ask,
    cache,
  );
  for (const link of links) {
    const state = states.get(link.url);
    if (state?.kind !== 'broken') continue;
    reportProblem(
      report.file,
      link,
      'external-link',
      `“${link.url}” leads nowhere: ${state.reason}`,
      { severity: 'warning', hint: 'Look for its new address, or for a copy in an archive.' },
    );
  }
  applyControls(report.file, () => false);
  const kinds = [...states.values()].map(({ kind }) => kind);
  return { looked: states.size, unknown: kinds.filter((kind) => kind === 'unknown').length };
}
