import { type CreditPart, listImprint } from '../../languages/credits.ts';
import { externalLink } from './elements/hyperlink.ts';
import { paragraph } from './elements/paragraph.ts';
import { table } from './elements/table.ts';
import { writeStyled } from './elements/text.ts';
import type { Scope, State } from './state.ts';
import type { Xml } from './xml.ts';

/** The share of the labels' column. */
const LABELS = 0.28;

/** The imprint: who published the report and how to cite it, in two columns. */
export function writeImprint(state: State, scope: Scope): Xml[] {
  const { report } = state;
  const { rights } = report.metadata;
  const entries = listImprint(report);
  const labels = Math.round(scope.width * LABELS);
  const rows = entries.map(({ label, values }) => ({
    cells: [
      { content: [paragraph('ImprintLabel', writeStyled(label, undefined, scope))] },
      { content: values.map((parts) => paragraph('Imprint', writeParts(parts, scope))) },
    ],
  }));
  return [
    paragraph('TOCHeading', writeStyled(report.language.labels.imprint, undefined, scope)),
    ...(rows.length === 0
      ? []
      : [table('ImprintTable', rows, { widths: [labels, scope.width - labels], rtl: scope.rtl })]),
    ...(rights === undefined ? [] : [paragraph('Imprint', writeStyled(rights, undefined, scope))]),
  ];
}

function writeParts(parts: readonly CreditPart[], scope: Scope): Xml[] {
  return parts.flatMap(({ text, url }) =>
    url === undefined
      ? writeStyled(text, undefined, scope)
      : [
          externalLink(
            scope.relationships.add('hyperlink', url),
            writeStyled(text, 'Hyperlink', scope),
          ),
        ],
  );
}
