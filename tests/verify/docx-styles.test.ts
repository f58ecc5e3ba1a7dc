/** What a Word document's styles make of a paragraph, as the proof reads them. */
import { expect, test } from 'vitest';
import { readStyles } from '../../src/verify/readers/docx-styles.ts';
import { readXml } from '../../src/verify/readers/element.ts';

test('a style of Word’s own for nested lists is a level, whatever its definition', () => {
  // As in Word's own template: each with a definition to itself, at its first level.
  const style = (id: string, name: string, number: number) =>
    `<w:style w:styleId="${id}"><w:name w:val="${name}"/><w:pPr><w:numPr><w:numId w:val="${number}"/></w:numPr></w:pPr></w:style>`;
  const formOf = readStyles(
    readXml(
      `<w:styles xmlns:w="w">${style('A', 'List Bullet', 1)}${style('B', 'List Bullet 2', 2)}${style('C', 'Aufzählung', 2)}</w:styles>`,
      'styles',
    ),
    undefined,
  );
  const depthOf = (id: string) =>
    formOf(readXml(`<w:pPr xmlns:w="w"><w:pStyle w:val="${id}"/></w:pPr>`, 'text')).list?.depth;
  expect(['A', 'B', 'C'].map(depthOf)).toEqual([1, 2, 1]);
});
