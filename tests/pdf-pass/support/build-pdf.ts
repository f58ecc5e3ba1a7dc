/** An object as PDF syntax, or a stream. */
type Source = string | { dictionary: string; data: string };

/**
 * Build a PDF file with a cross-reference table, by hand.
 *
 * @param objects by number
 * @param options a file that this is an update of; which object is the catalog
 */
export function buildPdf(
  objects: Record<number, Source>,
  options: { before?: Uint8Array; root?: number } = {},
): Uint8Array {
  let text =
    options.before === undefined ? '%PDF-1.4\n' : Buffer.from(options.before).toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  let table = 'xref\n0 1\n0000000000 65535 f \n';
  for (const [number, source] of Object.entries(objects)) {
    const offset = String(text.length).padStart(10, '0');
    table += `${number} 1\n${offset} 00000 n \n`;
    text += `${number} 0 obj\n`;
    if (typeof source === 'string') text += source;
    else {
      const length = `/Length ${source.data.length}`;
      text += `${source.dictionary.replace(/>>$/, `${length}>>`)} stream\n${source.data}\nendstream`;
    }
    text += '\nendobj\n';
  }
  const start = text.length;
  const prev = previous === undefined ? '' : `/Prev ${previous}`;
  text += `${table}trailer\n<</Size 100/Root ${options.root ?? 1} 0 R${prev}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
