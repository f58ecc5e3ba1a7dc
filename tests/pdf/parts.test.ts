/** How a long report is cut into parts, and how these agree on their pages. */
import type { Element } from 'hast';
import { describe, expect, test } from 'vitest';
import { element, text } from '../../src/formats/html/handlers/handler.ts';
import { createMeeting } from '../../src/formats/pdf/meeting.ts';
import { linkParts, type RenderedRun, shareOut } from '../../src/formats/pdf/parts.ts';

/** A run of some characters. */
function run(name: string, length: number, matter: 'front' | 'body' = 'body'): RenderedRun {
  return {
    run: { page: name, title: name, isPart: false, matter, chapters: [] },
    element: element('div', {}, [element('p', {}, [text('x'.repeat(length))])]),
  };
}

const contents = element('div', {}, [text('x'.repeat(100))]);

function share(runs: RenderedRun[]): string[][] {
  return shareOut([contents], runs, [200, 500]).map((part) => part.map((one) => one.run.page));
}

describe('a report is shared out', () => {
  test('in one part where it is short', () => {
    expect(share([run('a', 30), run('b', 30)])).toEqual([['a', 'b']]);
  });

  test('in parts of the same length, the contents counted in', () => {
    const runs = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => run(name, 100));
    expect(share(runs)).toEqual([
      ['a', 'b'],
      ['c', 'd', 'e'],
      ['f', 'g', 'h'],
    ]);
  });

  test('so that the first part has the front matter, and the page that is numbered 1', () => {
    const runs = [run('preface', 900, 'front'), run('a', 100), run('b', 100)];
    expect(share(runs)).toEqual([['preface', 'a'], ['b']]);
  });

  test('in no more parts than there are runs', () => {
    expect(share([run('a', 1000)])).toEqual([['a']]);
  });
});

test('links lead from part to part, and make a destination where they arrive', () => {
  const link = (href: string): Element => element('a', { href }, [text('to')]);
  const parts = [
    [element('p', { id: 'a b' }, [link('#ü'), link('#a b'), link('https://example.org/#ü')])],
    [element('p', { id: 'ü' }, [link('#a b'), link('#nowhere')])],
  ];
  linkParts(parts);
  const hrefs = parts.map((part) => JSON.stringify(part).match(/"href":"[^"]*"/g));
  expect(hrefs).toEqual([
    [
      '"href":"https://other-part.invalid/#%C3%BC"',
      '"href":"#a b"',
      '"href":"https://example.org/#ü"',
      '"href":"#a b"',
    ],
    ['"href":"https://other-part.invalid/#a%20b"', '"href":"#nowhere"', '"href":"#ü"'],
  ]);
});

describe('parts meet', () => {
  const first = { pages: { cover: 0, a: 2 }, bodyStart: 2, pageCount: 3 };
  const second = { pages: { b: 1 }, bodyStart: 0, pageCount: 4 };
  const third = { pages: { c: 0 }, bodyStart: 0, pageCount: 1 };

  test('and are answered when all have told their pages', async () => {
    const meeting = createMeeting(3);
    meeting.begin();
    const layouts = [first, second, third];
    const answers = [2, 0, 1].map((part) => meeting.ask(part, JSON.stringify(layouts[part])));
    expect((await Promise.all(answers)).map((answer) => JSON.parse(answer))).toEqual([
      { before: 7, bodyStart: 2, pages: {} },
      { before: 0, bodyStart: 2, pages: { cover: 0, a: 2, b: 4, c: 7 } },
      { before: 3, bodyStart: 2, pages: {} },
    ]);
  });

  test('and nobody waits for a part that failed', async () => {
    const meeting = createMeeting(2);
    meeting.begin();
    const answer = meeting.ask(0, JSON.stringify(first));
    meeting.leave(1);
    expect(await answer).toBe('null');
    meeting.begin();
    const answers = [meeting.ask(0, JSON.stringify(first)), meeting.ask(1, 'null')];
    expect(await Promise.all(answers)).toEqual(['null', 'null']);
  });
});
