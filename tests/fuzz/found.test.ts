/** Documents that a run found a fault with, made small: they build, and say what their sources say. */
import { afterAll, expect, test } from 'vitest';
import { format as pdf } from '../../src/formats/pdf/index.ts';
import { openWorkshop } from './support/build.ts';
import { withTitle } from './support/examples.ts';
import { judge } from './support/judge.ts';
import { proveArtifacts } from './support/prove.ts';

const workshop = openWorkshop();
afterAll(async () => {
  workshop.close();
  await pdf.dispose?.();
});

test.each([
  [
    'a note in a block in a note',
    'One.[^a]\n\n[^a]: First.\n\n    :::note\n    Here.[^b]\n\n    [^b]: Second.\n\n        Third.\n    :::\n',
  ],
  [
    'a quotation before the table of a figure',
    ':::figure[Caption]\n> Quoted.\n\n| a |\n| - |\n| b |\n:::\n',
  ],
])('%s', async (_, markdown) => {
  const built = await workshop.build({ language: 'en', markdown: withTitle(markdown) });
  expect(built.messages).toEqual([]);
  expect(await proveArtifacts(built)).toEqual([]);
  for (const [format, bytes] of built.artifacts) expect(judge(format, bytes, true)).toEqual([]);
});

/** Each of these was read in another order, or not at all, from the PDF. */
test.each([
  [
    'from left to right',
    'pt-BR',
    [
      'peace مرحبا 2022-05-31 order, and 7 حرب at a line’s beginning',
      '7 حرب A B',
      '[300 000 مرحبا Figure](https://a.example/), *7* حرب and حرب *7* and *حرب* 7',
      '~~% مرحبا 2022-05-31 ;~~ U.N. é ۳ / ٣ : a ۳ السلام ١٢٣ &',
      '- Said\n  ```\n  code\n  ```',
      '![  ](images/a.svg) ![A drawing](images/a.png)',
      '| a | b | c |\n| - | - | - |\n| d | e | f |\n| g | <br> | h |\n| i | ![](images/a.svg) | j |',
      'One.[^1] Two.[^2] Again.[^2]\n\n[^1]: Note.\n\n[^2]: Note.',
    ],
  ],
  [
    'from right to left',
    'ar',
    [
      '## `[和平](HTTPS://X.ORG/%zz)`',
      '~~peace order %% ...~~ حرب 7 (5%) A',
      '“x” und حرب 和平 **A** *B* 7 *8* حرب',
      '~~~\nand السلام ١٢٣ John 3:16\nCO2 مرحبا &amp; 5 %\n~~~',
      'Code `CO2 مرحبا 5 %` too',
    ],
  ],
])('PDFs of what runs %s', { timeout: 60_000 }, async (_, language, blocks) => {
  const markdown = withTitle(blocks.join('\n\n')).replace('date: 2022', 'date: 2022\nnotes: end');
  const built = await workshop.build({ language, markdown }, [pdf]);
  expect(built.messages).toEqual([]);
  expect(await proveArtifacts(built)).toEqual([]);
});
