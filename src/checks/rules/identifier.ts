import {
  type Checked,
  checkDoi,
  checkIsbn,
  checkIssn,
  checkOrcid,
} from '../../report/identifiers.ts';
import { visit } from '../../report/visit.ts';
import type { Check } from '../check.ts';
import { listProse } from '../prose.ts';

/** An identifier is looked at where it is called by its name: other long numbers are none. */
const KINDS: readonly { pattern: RegExp; check(text: string): Checked<string> }[] = [
  {
    pattern:
      /\bISBN(?:-1[03])?:?[\s\u00a0]*([\dXx](?:[\s\u00a0\u2010-\u2013-]?[\dXx]){8,14})(?![\dXx])/gu,
    check: checkIsbn,
  },
  {
    pattern: /\bISSN(?:-L)?:?[\s\u00a0]*(\d{4}[\s\u00a0\u2010-\u2013-]?\d{3}[\dXx])\b/gu,
    check: checkIssn,
  },
  { pattern: /\bDOI:[\s\u00a0]*(\d[^\s<>]*[^\s<>.,;:)\]])/giu, check: checkDoi },
  {
    pattern:
      /\bORCID(?:[\s\u00a0]iD)?:?[\s\u00a0]*(\d{4}(?:[\u2010-\u2013-]?\d{4}){2}[\u2010-\u2013-]?\d{3}[\dX])\b/giu,
    check: checkOrcid,
  },
];

export const identifier: Check = {
  id: 'identifier',
  severity: 'warning',
  summary: 'An ISBN, ISSN, DOI or ORCID iD in the text is wrong.',
  explanation: `A digit that is mistyped, or two that are swapped, lead a reader to nothing or to
another book. Check digits are computed: ISBN of 10 and of 13 digits (ISO 2108), ISSN (ISO 3297),
ORCID (ISO 7064). A DOI has none: its form is looked at. Only numbers that are called by their name
are looked at, and links to doi.org and orcid.org. Those of the metadata are looked at when they are
read, by [\`invalid-identifier\`](invalid-identifier.md).`,
  example: {
    wrong: 'A Place at the Table (ISBN 978-92-9190-000-1).',
    right: 'A Place at the Table (ISBN 978-92-9190-000-8).',
  },
  run(report, context) {
    for (const prose of listProse(report)) {
      if (!/ISBN|ISSN|DOI|ORCID/iu.test(prose.text)) continue;
      for (const { pattern, check } of KINDS) {
        for (const match of prose.text.matchAll(pattern)) {
          const text = match[1] ?? '';
          const checked = check(text.replace(/[\u2010-\u2013]/gu, '-').replace(/\u00a0/gu, ' '));
          if (!('problem' in checked)) continue;
          const start = match.index + match[0].length - text.length;
          context.report(
            prose.locate(start, start + text.length),
            checked.problem,
            checked.hint ?? 'Compare it with what you were given.',
          );
        }
      }
    }
    visit(report.tree, 'link', (node) => {
      const isDoi = /^https?:\/\/(?:dx\.)?doi\.org\//iu.test(node.url);
      const isOrcid = /^https?:\/\/(?:www\.)?orcid\.org\/\d/iu.test(node.url);
      if (!isDoi && !isOrcid) return;
      const checked = isDoi ? checkDoi(decode(node.url)) : checkOrcid(node.url);
      if (!('problem' in checked)) return;
      context.report(node, checked.problem, checked.hint ?? 'Copy the address again.');
    });
  },
};

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
