/** What a source says of itself stands in the PDF's properties as text, whatever it says. */
import { parseXml } from '@rgrove/parse-xml';
import { expect, test } from 'vitest';
import { formatXmp } from '../../src/formats/pdf/conformance/xmp.ts';
import { createOptions } from '../pdf-pass/support/print.ts';

const harmful = '</rdf:li><x:run href="javascript:1"/>&amp;"\'><![CDATA[';

test('an element of the title is text', () => {
  const { metadata } = createOptions({ title: harmful, subtitle: harmful, keywords: [harmful] });
  const packet = formatXmp(metadata, { producer: 'x', claims: false });
  const { root } = parseXml(packet);
  expect(root?.text).toContain(harmful);
  expect(packet).not.toMatch(/<x:run|<!\[CDATA/u);
});
