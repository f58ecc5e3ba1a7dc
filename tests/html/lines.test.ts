import { expect, test } from 'vitest';
import { format } from '../../src/formats/html/index.ts';
import { withPage } from '../support/browser.ts';
import { readReport } from '../support/report.ts';
import { describeWithValidator } from '../support/validators.ts';

/** The page of a report whose one paragraph this is. */
async function pageOf(language: string, paragraph: string): Promise<string> {
  const { report } = await readReport(`---\ntitle: T\ndate: 2024\n---\n\n${paragraph}\n`, {
    language,
  });
  const bytes = await format.render(report, { warn: () => undefined });
  return new TextDecoder().decode(bytes);
}

/** The lines of the page's first paragraph, at each of some widths in CSS pixels. */
async function linesOf(html: string, widths: readonly number[]): Promise<string[]> {
  return withPage(async (page) => {
    await page.setContent(html);
    return (await page.evaluate(`
      (async () => {
        await document.fonts.ready;
        const paragraph = document.querySelector('main p');
        const lines = [];
        for (const width of ${JSON.stringify(widths)}) {
          paragraph.style.inlineSize = width + 'px';
          let top;
          const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const { data } = walker.currentNode;
            for (let at = 0; at < data.length; at += 1) {
              const range = document.createRange();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + 1);
              const rect = range.getBoundingClientRect();
              if (rect.width === 0) continue;
              if (top === undefined || Math.abs(rect.bottom - top) > 8) lines.push('');
              top = rect.bottom;
              lines[lines.length - 1] += data[at];
            }
          }
        }
        return lines;
      })()`)) as string[];
  });
}

const widths = Array.from({ length: 40 }, (_, index) => 120 + 7 * index);

describeWithValidator('browser', 'lines on a screen', () => {
  // GB/T 15834-2011, 5.1: which marks may not begin or end a line.
  test('no Chinese line begins with a mark that closes, or ends with one that opens', async () => {
    const text =
      '会议认为，“和平行动”（包括特派团）面临困难；《宪章》规定了原则：同意、公正、不使用武力。结果如何？各方意见不一……有人说——很难！“双重”（标准）、“例外”，都是问题。';
    const lines = await linesOf(await pageOf('zh', text), widths);
    expect(lines.length).toBeGreaterThan(200);
    expect(lines.filter((line) => /^[，。；：？！、）”’》…]/u.test(line))).toEqual([]);
    expect(lines.filter((line) => /[（“‘《]$/u.test(line))).toEqual([]);
  });

  test('no French line begins with a mark that a space stands before', async () => {
    const text = 'Qui ? Vous ! Donc ; voici : « rien » et 20 % de M. Doss à la p. 12 du 3 km.';
    const lines = await linesOf(await pageOf('fr', text), widths);
    expect(lines.filter((line) => /^[?!;:»%]/u.test(line.trim()))).toEqual([]);
    expect(lines.filter((line) => /(?:«|M\.|\bp\.)\s*$/u.test(line))).toEqual([]);
  });

  test('no Russian line begins with a dash, or ends with a preposition of one letter', async () => {
    const text =
      'Миссия — это риск, и в этом с самого начала к тому же у неё 5 млн долл. и г-н Досс.';
    const lines = await linesOf(await pageOf('ru', text), widths);
    expect(lines.filter((line) => /^—/u.test(line.trim()))).toEqual([]);
    expect(lines.filter((line) => /(?:^|\s)[вксуиоа]\s*$/u.test(line))).toEqual([]);
    expect(lines.filter((line) => /(?:\d|г-н)\s*$/u.test(line))).toEqual([]);
  });

  test('a Latin name in an Arabic line, with its brackets, runs from left to right', async () => {
    const html = await pageOf('ar', 'قال King’s College London (KCL) ذلك.');
    const places = await withPage(async (page) => {
      await page.setViewport({ width: 1200, height: 600 });
      await page.setContent(html);
      return (await page.evaluate(`
        (async () => {
          await document.fonts.ready;
          const node = document.querySelector('main p').firstChild;
          const x = (word) => {
            const range = document.createRange();
            range.setStart(node, node.data.indexOf(word));
            range.setEnd(node, node.data.indexOf(word) + word.length);
            return range.getBoundingClientRect().left;
          };
          return ['قال', 'King', 'London', 'ذلك'].map(x);
        })()`)) as number[];
    });
    const [said = 0, king = 0, london = 0, that = 0] = places;
    expect(king).toBeLessThan(london);
    expect(london).toBeLessThan(said);
    expect(that).toBeLessThan(king);
    // Without contents the text has the whole width of its column.
    expect(said - that).toBeGreaterThan(200);
  });
});
