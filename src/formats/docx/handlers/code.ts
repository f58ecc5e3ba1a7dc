import type { Code } from 'mdast';
import { paragraph } from '../elements/paragraph.ts';
import { run } from '../elements/text.ts';
import type { Handler } from '../state.ts';
import type { Xml } from '../xml.ts';

/** Code is one paragraph, its lines broken within it, in the style that Word has for `<pre>`. */
export const code: Handler<Code> = (state, node) => [
  paragraph(
    'HTMLPreformatted',
    node.value
      .split('\n')
      .flatMap((line, index) => [
        ...(index === 0 ? [] : [{ 'w:r': [{ 'w:br': {} }] }]),
        ...writeLine(line),
      ]),
    // Code reads from left to right in every language.
    state.report.metadata.direction === 'rtl' ? { bidi: false } : {},
  ),
];

function writeLine(line: string): Xml[] {
  return line
    .split('\t')
    .flatMap((part, index) => [
      ...(index === 0 ? [] : [{ 'w:r': [{ 'w:tab': {} }] }]),
      ...(part === '' ? [] : [run(part)]),
    ]);
}
