/**
 * An ICC profile of sRGB (IEC 61966-2-1), made here so that its licence is ours:
 * a version 4 matrix profile (ICC.1:2010, 8.3) of some 500 bytes.
 *
 * The primaries are adapted to D50 by Bradford's transform, as every sRGB
 * profile has them; the curve is sRGB's own, as a parametric one of type 3.
 */
export function createSrgbProfile(): Uint8Array {
  const tags: [string, Uint8Array][] = [
    ['desc', createText('sRGB')],
    ['cprt', createText('No copyright, use freely')],
    ['wtpt', createXyz([0.9642, 1, 0.8249])],
    ['chad', createFixed('sf32', bradford)],
    ['rXYZ', createXyz([0.43607, 0.22249, 0.01392])],
    ['gXYZ', createXyz([0.38515, 0.71687, 0.09708])],
    ['bXYZ', createXyz([0.14307, 0.06061, 0.7141])],
    ['rTRC', createCurve()],
    ['gTRC', createCurve()],
    ['bTRC', createCurve()],
  ];
  const tableSize = 4 + tags.length * 12;
  const table = new DataView(new ArrayBuffer(tableSize));
  table.setUint32(0, tags.length);
  const data: Uint8Array[] = [];
  const offsets = new Map<string, number>();
  let end = 128 + tableSize;
  tags.forEach(([signature, bytes], index) => {
    // The three curves are one.
    const key = Buffer.from(bytes).toString('latin1');
    const offset = offsets.get(key) ?? end;
    if (offset === end) {
      offsets.set(key, offset);
      data.push(bytes);
      end += bytes.length;
    }
    writeAscii(table, 4 + index * 12, signature);
    table.setUint32(8 + index * 12, offset);
    table.setUint32(12 + index * 12, bytes.length);
  });
  return Buffer.concat([createHeader(end), new Uint8Array(table.buffer), ...data]);
}

/** From D65 to D50 (ICC.1:2010, annex E). */
const bradford = [
  1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168,
];

function createHeader(size: number): Uint8Array {
  const header = new DataView(new ArrayBuffer(128));
  header.setUint32(0, size);
  header.setUint32(8, 0x04200000);
  writeAscii(header, 12, 'mntrRGB XYZ ');
  // The day of the standard that this was made by, not of today: the file is always the same.
  [2010, 12, 1, 0, 0, 0].forEach((value, index) => {
    header.setUint16(24 + index * 2, value);
  });
  writeAscii(header, 36, 'acsp');
  [0.9642, 1, 0.8249].forEach((value, index) => {
    header.setInt32(68 + index * 4, toFixed(value));
  });
  return new Uint8Array(header.buffer);
}

function writeAscii(view: DataView, offset: number, text: string): void {
  for (let i = 0; i < text.length; i++) view.setUint8(offset + i, text.charCodeAt(i));
}

/** A signed number of 15 and 16 bits. */
function toFixed(value: number): number {
  return Math.round(value * 65536);
}

function createXyz(values: readonly number[]): Uint8Array {
  return createFixed('XYZ ', values);
}

function createFixed(type: string, values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 + values.length * 4));
  writeAscii(view, 0, type);
  values.forEach((value, index) => {
    view.setInt32(8 + index * 4, toFixed(value));
  });
  return new Uint8Array(view.buffer);
}

/** ICC.1:2010, 10.16, type 3: (a·x + b)^g from d on, c·x below. */
function createCurve(): Uint8Array {
  const view = new DataView(new ArrayBuffer(32));
  writeAscii(view, 0, 'para');
  view.setUint16(8, 3);
  [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].forEach((value, index) => {
    view.setInt32(12 + index * 4, toFixed(value));
  });
  return new Uint8Array(view.buffer);
}

/** A multi-localised text of one record, in English. */
function createText(text: string): Uint8Array {
  const length = Math.ceil((28 + text.length * 2) / 4) * 4;
  const view = new DataView(new ArrayBuffer(length));
  writeAscii(view, 0, 'mluc');
  view.setUint32(8, 1);
  view.setUint32(12, 12);
  writeAscii(view, 16, 'enUS');
  view.setUint32(20, text.length * 2);
  view.setUint32(24, 28);
  for (let i = 0; i < text.length; i++) view.setUint16(28 + i * 2, text.charCodeAt(i));
  return new Uint8Array(view.buffer);
}
