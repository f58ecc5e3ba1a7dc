import { afterEach, expect, it, vi } from 'vitest';
import { makeBook, makeBookOf, readFixture } from './support/book.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('two builds give the same bytes, on any day, in any time zone, by any dice', async () => {
  const first = await makeBook(await readFixture('parts.en'));
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-04T23:59:59Z') });
  vi.stubEnv('TZ', 'Pacific/Kiritimati');
  vi.spyOn(Math, 'random').mockReturnValue(0.123);
  const second = await makeBook(await readFixture('parts.en'));
  expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
});

it('the identifier stays when the text changes, and differs by language', async () => {
  const identify = async (markdown: string, language: string) => {
    const { files } = await makeBookOf(markdown, { language });
    return /urn:uuid:[0-9a-f-]{36}/.exec(files.get('OEBPS/content.opf') ?? '')?.[0];
  };
  const english = await identify('# One\n', 'en');
  expect(english).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  expect(await identify('# Two\n\nCorrected.\n', 'en')).toBe(english);
  expect(await identify('# Un\n', 'fr')).not.toBe(english);
});

it('the date of change is the report’s, or SOURCE_DATE_EPOCH where it is set', async () => {
  const modified = (text: string | undefined) => /dcterms:modified">([^<]*)</.exec(text ?? '')?.[1];
  const markdown = '---\ndate: 2022-05\n---\n\n# One\n';
  const dated = await makeBookOf(markdown);
  expect(modified(dated.files.get('OEBPS/content.opf'))).toBe('2022-05-01T00:00:00Z');
  const built = await makeBookOf(markdown, {}, { sourceDateEpoch: 1_700_000_000 });
  expect(modified(built.files.get('OEBPS/content.opf'))).toBe('2023-11-14T22:13:20Z');
  const undated = await makeBookOf('# One\n');
  expect(modified(undated.files.get('OEBPS/content.opf'))).toBe('1980-01-01T00:00:00Z');
});

it('the file begins as OCF asks: with an entry “mimetype”, stored, without extra field', async () => {
  const { bytes, files } = await makeBookOf('# One\n');
  const header = Buffer.from(bytes.subarray(0, 58));
  expect(header.readUInt32LE(0)).toBe(0x04034b50);
  expect(header.readUInt16LE(8)).toBe(0);
  expect(header.readUInt16LE(28)).toBe(0);
  expect(header.subarray(30).toString('latin1')).toBe('mimetypeapplication/epub+zip');
  expect([...files.keys()][0]).toBe('mimetype');
});
