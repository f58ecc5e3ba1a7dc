/** What a source may say, and what comes of it: nothing that runs, loads, or leads astray. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { openWorkshop } from '../fuzz/support/build.ts';
import { judge } from '../fuzz/support/judge.ts';

const workshop = openWorkshop();
afterAll(workshop.close);

const report = (text: string, front = '') =>
  `---\ntitle: Title\ndate: 2022\n${front}---\n\n## One\n\n${text}\n`;

/** A document's diagnostics of errors, and all the text of what would be written of it. */
async function build(markdown: string) {
  const { artifacts, errors } = await workshop.build({ language: 'en', markdown });
  const texts = [...artifacts].flatMap(([format, bytes]) =>
    format === 'html'
      ? [strFromU8(bytes)]
      : Object.entries(unzipSync(bytes))
          .filter(([path]) => /\.(?:xml|xhtml|opf|ncx|rels|css)$/.test(path))
          .map(([, content]) => strFromU8(content)),
  );
  // A project may make warnings of errors, so that what is written then has to be harmless too.
  const problems = [...artifacts].flatMap(([format, bytes]) => judge(format, bytes, false));
  return {
    errors: errors.map((error) => error.replace(/^\S+ /, '')),
    text: texts.join('\n'),
    problems,
  };
}

describe('HTML in a text is shown as text', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src="x" onerror="alert(1)">',
    'a <b onclick="alert(1)">b</b>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<meta http-equiv="refresh" content="0; url=https://a.example">',
    '<form action="https://a.example"><input name="a"></form>',
    '<base href="https://a.example/">',
    '<iframe src="file:///etc/passwd"></iframe>',
    '<object data="file:///etc/passwd"></object>',
    '<embed src="file:///etc/passwd">',
    '<link rel="stylesheet" href="https://a.example/a.css">',
    '<style>@import "https://a.example/a.css"</style>',
    '<svg><script>alert(1)</script></svg>',
    '<svg onload="alert(1)"></svg>',
    '<math><mtext></mtext></math>',
    '<template><script>alert(1)</script></template>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '</p></body></html><script>alert(1)</script>',
    '<?php system("id") ?>',
    '<![CDATA[ ]]><script>alert(1)</script>',
    '| a |\n| - |\n| <script>alert(1)</script> |',
    '[^a]: <script>alert(1)</script>\n\nText.[^a]',
    ':::note[<img src=x onerror=alert(1)>]\na\n:::',
  ])('%s', async (html) => {
    const { errors, problems } = await build(report(html));
    expect(errors).toContain('raw-html');
    expect(problems).toEqual([]);
  });
});

test('a comment that HTML ends sooner is left out whole', async () => {
  const { problems, text } = await build(report('<!-- --!><script>alert(1)</script> -->'));
  expect(problems).toEqual([]);
  expect(text.includes('alert(1)')).toBe(false);
});

describe('a link has a scheme that is known', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#x73;cript:alert(1)',
    'javascript&colon;alert(1)',
    '&#x1;javascript:alert(1)',
    'javascript&Tab;:alert(1)',
    'java&NewLine;script:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    'view-source:https://a.example',
    'ms-word:ofe|u|https://a.example/a.docm',
    'search-ms:query=a',
  ])('%s', async (url) => {
    for (const link of [`[x](<${url}>)`, `[x][a]\n\n[a]: <${url}>`, `<${url}>`]) {
      const { text } = await build(report(link));
      const targets = [...text.matchAll(/(?:href|src|Target)="([^"]*)"/g)].map(
        ([, value]) => value,
      );
      expect(
        targets.filter((target) =>
          /^\s*(?:java|vb|data:text|file|blob|view|ms-|search)/i.test(target ?? ''),
        ),
      ).toEqual([]);
    }
  });

  test('of one that is not, it is said', async () => {
    expect((await build(report('[x](javascript:alert(1))'))).errors).toEqual(['unsafe-link']);
    expect((await build(report('[x](data:text/html,x)'))).errors).toEqual(['unsafe-link']);
  });
});

describe('front matter is YAML, and no program', () => {
  test.each(['---js', '---javascript', '---json', '---coffee', '---toml', ';;;', '+++'])(
    '%s',
    async (fence) => {
      const { errors, text } = await build(
        `${fence}\nglobalThis.ran = true;\nmodule.exports = { title: process.env.PATH }\n---\n\nText.\n`,
      );
      expect(Reflect.get(globalThis, 'ran')).toBeUndefined();
      expect(text.includes(process.env['PATH'] ?? '')).toBe(false);
      // It is the text that it looks like, below which the title is missing.
      expect(text.includes('globalThis.ran')).toBe(true);
      expect(errors).toContain('missing-key');
    },
  );
});

describe('what a source says can not break out of where it is put', () => {
  const breakout =
    '"\'><script>alert(1)</script></style></title>]]>--><w:p/>\u0024{x}{{x}}</w:t>&x;';
  const quoted = JSON.stringify(breakout);
  test.each([
    ['a title', report('a', `subtitle: ${quoted}\n`)],
    ['authors', report('a', `authors: [${quoted}]\n`)],
    ['a publisher', report('a', `publisher: { name: ${quoted}, place: ${quoted} }\n`)],
    ['keywords', report('a', `keywords: [${quoted}]\n`)],
    ['a description', report('a', `description: ${quoted}\n`)],
    ['a series', report('a', `series: { name: ${quoted}, number: ${quoted} }\n`)],
    ['an event', report('a', `event: { name: ${quoted}, place: ${quoted} }\n`)],
    ['funding', report('a', `funding: [${quoted}]\n`)],
    ['an attribute', report(`:::quote{by="${breakout.replaceAll('"', '')}"}\na\n:::`)],
    [
      'a source',
      report(`:::figure[a]{source="${breakout.replaceAll('"', '')}"}\n![a](images/a.svg)\n:::`),
    ],
    ['an id', report(`:::note[a]{#a"><script>}\na\n:::\n\n:::note[b]{id="b' onclick='x"}\na\n:::`)],
    [
      'a language',
      report(':::note[a]{lang="fr\' onclick=\'x"}\na\n:::\n\n[a]{lang="en><script>"}'),
    ],
    ['a level', report(':::note[a]{level="2 onclick=x"}\na\n:::')],
    [
      'attributes that are none',
      report(
        ':::note[a]{style="background:url(//x)" class="x" onclick=alert(1) __proto__=x constructor=y}\na\n:::',
      ),
    ],
    ['an alternative text', report(`![${breakout.replace(/[<>[\]]/g, '\\$&')}](images/a.svg)`)],
    ['a link’s title', report(`[a](https://a.example '${breakout.replaceAll("'", '')}')`)],
    ['a link', report('[a](<https://a.example/"onmouseover="x>)')],
    ['code', report(`\`\`\`js"onclick="x\n${breakout}\n\`\`\``)],
    [
      'a person',
      report(':::participants\n- Dr A" onclick="x, B \\<script>alert(1)\\</script>\n:::'),
    ],
    ['a table', report('| a |\n| - |\n| \\</td>\\<script>alert(1)\\</script> |')],
    ['a heading', report('## \\</h2>\\<script>alert(1)\\</script>')],
  ])('%s', async (_, markdown) => {
    const { problems } = await build(markdown);
    expect(problems).toEqual([]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

test.each([
  '{id="a b"}',
  '{id="a onclick=x"}',
  '{lang="fr\' onclick=\'x"}',
  '{level="2 onclick=x"}',
  '{style="color:red"}',
  '{onclick="x"}',
  '{.class}',
])('the attribute %s is refused', async (attributes) => {
  const { errors } = await build(report(`:::note[a]${attributes}\na\n:::`));
  expect(errors).toContain('block-attribute');
});
