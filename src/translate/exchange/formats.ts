import type { ExchangeFormat } from './exchange.ts';

/** The formats for translators; each is loaded when it is asked for. */
export const exchangeFormats = {
  xliff: async (): Promise<ExchangeFormat> => (await import('./xliff-1.ts')).xliff1,
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
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  if (/<xliff\b[^>]*\bversion\s*=\s*["']1\./u.test(head)) return 'xliff';
  return undefined;
}
