import { tmpdir } from 'node:os';
import { chdir, cwd } from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DRAWING, makeDocx } from './support/make-docx.ts';

const MARKDOWN = `## One

Text with [a link](https://example.org), a note[^a] and [](#two).

![A frame](images/drawing.svg "A caption")

1. One
2. Two

## Two

[^a]: [Another link](https://example.com).
`;

const home = cwd();

afterEach(() => {
  chdir(home);
  vi.useRealTimers();
});

describe('the same source', () => {
  it('gives the same bytes on another day, in another folder, in the same process', async () => {
    const first = await makeDocx(MARKDOWN);
    vi.useFakeTimers({ now: new Date('2031-02-03T04:05:06Z'), toFake: ['Date'] });
    chdir(tmpdir());
    const second = await makeDocx(MARKDOWN, { files: { 'images/drawing.svg': DRAWING } });
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  it('keeps its bookmarks when text is added before them', async () => {
    const names = (xml: string) =>
      [...xml.matchAll(/w:bookmarkStart w:id="\d+" w:name="([^"]*)"/gu)].map((match) => match[1]);
    const first = await makeDocx(MARKDOWN);
    const second = await makeDocx(`## Before\n\nMore.\n\n${MARKDOWN}`);
    expect(names(second.body)).toEqual(['before', ...names(first.body)]);
  });

  it('gives every block a bookmark, by what it says where it has no title', async () => {
    const quote = (text: string) => `:::quote\n${text}\n:::\n`;
    const namesIn = async (markdown: string) => {
      const { body } = await makeDocx(markdown);
      return [...body.matchAll(/w:bookmarkStart w:id="\d+" w:name="(quote_[^"]*)"/gu)].map(
        ([, name]) => name,
      );
    };
    const [one, two] = await namesIn([quote('One.'), quote('Two.')].join('\n'));
    expect(one).not.toBe(two);
    const many = [quote('New.'), quote('One.'), quote('Two.'), quote('One.')].join('\n');
    expect(await namesIn(many)).toEqual([expect.any(String), one, two, `${one}_2`]);
  });

  it('is dated by the report, or by SOURCE_DATE_EPOCH, never by the clock', async () => {
    const created = async (options: Parameters<typeof makeDocx>[1]) => {
      const core = (await makeDocx(MARKDOWN, options)).part('docProps/core.xml');
      return /<dcterms:created[^>]*>([^<]*)</u.exec(core)?.[1];
    };
    expect(await created({ metadata: { date: '2022-05' } })).toBe('2022-05-01T00:00:00Z');
    expect(await created({ metadata: { date: '2022-05-31' }, sourceDateEpoch: 86_400 })).toBe(
      '1970-01-02T00:00:00Z',
    );
    expect(await created({})).toBe('1980-01-01T00:00:00Z');
  });
});
