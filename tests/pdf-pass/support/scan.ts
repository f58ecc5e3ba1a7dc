import type { FontUse } from '../../../src/formats/pdf/conformance/context.ts';
import { identity } from '../../../src/formats/pdf/conformance/matrix.ts';
import { scanContent } from '../../../src/formats/pdf/conformance/scan-content.ts';
import type {
  ContentRole,
  SequenceFacts,
} from '../../../src/formats/pdf/conformance/scan-environment.ts';
import { applyEdits } from '../../../src/formats/pdf/objects/content.ts';

/**
 * Scan a content stream with one font, F1, whose codes 1 to 15 are the letters
 * a to o, 32 a space, 45 a hyphen and 16 U+2010.
 *
 * @param source the stream
 * @param roles what may become of its sequences, by identifier; `content` by default
 */
export function scan(
  source: string,
  roles: Record<number, ContentRole> = {},
): { content: string; facts: SequenceFacts[]; leftOut: string[] } {
  const bytes = Buffer.from(source, 'latin1');
  const facts: SequenceFacts[] = [];
  const leftOut: string[] = [];
  const font = createFont();
  const { edits } = scanContent(bytes, {
    roleOf: (mcid) => ({ read: true, ...(roles[mcid] ?? { kind: 'content' }) }),
    finish: (mcid, sequence) => {
      facts[mcid] = sequence;
    },
    leaveOut: (text) => {
      leftOut.push(text);
    },
    fontOf: (name) => (name === 'F1' ? font : undefined),
    xobjectOf: () => undefined,
    propertiesOf: () => undefined,
    enterForm: () => false,
    page: 0,
    wantsBoxes: false,
    matrix: identity,
    marked: false,
  });
  return { content: Buffer.from(applyEdits(bytes, edits)).toString('latin1'), facts, leftOut };
}

function createFont(): FontUse {
  const toUnicode = new Map<number, string>([
    [32, ' '],
    [45, '-'],
    [16, '\u2010'],
  ]);
  for (let code = 1; code <= 15; code++) toUnicode.set(code, String.fromCharCode(96 + code));
  return {
    font: {
      dictionary: new Map(),
      subtype: 'Type3',
      name: 'Test',
      bytesPerCode: 1,
      toUnicode,
      toUnicodeReference: undefined,
    },
    page: 0,
    composed: new Map(),
    composer: () => undefined,
    widthOf: () => 500,
    used: new Uint8Array(65536),
    missing: [],
    clusters: new Map(),
  };
}
