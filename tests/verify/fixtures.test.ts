/** No false alarm: every fixture of the project, in every format, is what its source says. */
import { expect, test } from 'vitest';
import { run } from '../cli/support.ts';
import { collectFixtures } from '../support/fixtures.ts';
import { makeFolder } from '../support/temporary-project.ts';

test('fixtures say what their sources say', async () => {
  const files = collectFixtures();
  // Decoration beside a picture with a description: neither is taken for the other.
  files['source/decoration/en.md'] =
    '---\ntitle: X\ndate: 2022\n---\n\n## One\n\n![](a.svg)\n\n![A map](a.svg)\n\n![A chart](a.svg)\n';
  files['source/decoration/a.svg'] =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h40v20z"/></svg>';
  const folder = makeFolder(files);
  const { stdout, stderr } = await run(folder, ['build', '--verify']);
  const found = `${stdout}${stderr}`.split('\n').filter((line) => /\(verify-/u.test(line));
  expect(found).toEqual([]);
  // Those whose sources have errors on purpose are not written.
  const written = Number(/(\d+) documents written/u.exec(stdout)?.[1]);
  expect(written).toBeGreaterThan(
    2 * Object.keys(files).filter((name) => name.endsWith('.md')).length,
  );
}, 120_000);
