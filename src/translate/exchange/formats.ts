import type { ExchangeFormat } from './exchange.ts';

/** The formats for translators; each is loaded when it is asked for. */
export const exchangeFormats = {
  xliff: async (): Promise<ExchangeFormat> => (await import('./xliff-1.ts')).xliff1,
  xliff2: async (): Promise<ExchangeFormat> => (await import('./xliff-2.ts')).xliff2,
  po: async (): Promise<ExchangeFormat> => (await import('./po.ts')).poFormat,
  docx: async (): Promise<ExchangeFormat> => (await import('./docx.ts')).docxTable,
} satisfies Record<string, () => Promise<ExchangeFormat>>;

export type ExchangeFormatName = keyof typeof exchangeFormats;

export function isExchangeFormat(name: string): name is ExchangeFormatName {
  return Object.hasOwn(exchangeFormats, name);
}

/**
 * The format of a file that came back, by what it holds: names are changed on
 * the way.
 *
 * @returns `undefined` for what is none of them
 */
export function detectFormat(bytes: Uint8Array): ExchangeFormatName | undefined {
  // A zip file (APPNOTE 4.3.7).
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'docx';
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  const version = /<(?:\w+:)?xliff\b[^>]*?\sversion\s*=\s*["'](?<major>\d)\./u.exec(head);
  if (version?.groups?.['major'] === '1') return 'xliff';
  if (version?.groups?.['major'] === '2') return 'xliff2';
  return /^\ufeff?(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*(?:msgctxt|msgid)\s/u.test(head) ? 'po' : undefined;
}
