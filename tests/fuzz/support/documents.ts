/** Documents by chance: Markdown with every block, nested, with odd attributes and characters. */
import fc from 'fast-check';
import { blockNames, findBlock } from '../../../src/blocks/index.ts';

/** A source file and the language it is in. */
export interface FuzzDocument {
  language: string;
  markdown: string;
}

const languages = ['en', 'fr', 'de', 'es', 'ru', 'ar', 'zh', 'pt-BR'] as const;

/** Characters that a text is seldom tried with, beside those that Markdown, XML and YAML mean something by. */
const oddities = [
  '&', '<', '>', '"', "'", '\\', '|', '`', '*', '_', '~', '[', ']', '(', ')', '{', '}', '#', ':', '!', '$', '%', '@', '^', '=', '+', '-', '/', ';',
  ']]>', '<!--', '-->', '</style>', '<b>', '&amp;', '&#0;', '&#12;', '&#1;', '&Tab;', '&NewLine;', '&#x85;', '&#xFFFE;', '&#xD800;', '&nbsp;', '\\*', '\\', ':::', '::', ':a', '[^', '](', '![', '**', '__', '~~', '``', 'http://', 'www.a.b', 'a@b.org', '{{', '%%', '\u0024{x}', 'javascript:',
  '\t', '\u00a0', '\u00ad', '\u200b', '\u200d', '\u200e', '\u202e', '\u2066', '\u2069', '\u2028', '\u2029', '\ufeff', '\ufffd', '\ufffe', '\u0000', '\u0001', '\u001b', '\u007f', '\u0085', '\ud800', '\udfff',
  'é', 'e\u0301', 'ß', 'İ', 'ﬁ', 'Ǆ', '…', '—', '«', '»', '„', '“', '”', '’', '٣', '۳', '三', 'ǅ',
  'שלום', 'مرحبا', 'السلام ١٢٣', '和平', '“和平”，', 'Мир', 'ไทย', '\u{1d49c}', '\u{20000}', '\u{1f600}', '👩‍👩‍👧', '🇨🇭',
] as const; // biome-ignore format: a table

const words = [
  'peace', 'order', 'Panel 1: Working', 'Participants:', 'Participants', 'Panel discussion', 'Key messages', 'Prof Ada Byron, Chair, University of W', 'Dr A B (UN)', '10:30', 'John 3:16', 'p. 7', 'Mr. X', '1.', '- a', '2022-05-31', 'e.g.', 'the the', 'CO2', 'note', 'Figure 1', 'Abbildung', '300 000', '5 %', '"quoted"', "'s", 'a--b', '...', 'U.N.',
] as const; // biome-ignore format: a table

const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  {
    weight: 5,
    arbitrary: fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'abcdeZ0 9') }),
  },
  { weight: 3, arbitrary: fc.constantFrom(...oddities) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
);

const line = fc
  .array(word, { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' ').replace(/[\r\n]+/g, ' '));

/** Text that means nothing: what is around it can be trusted to be what it looks like. */
const plain = fc
  .array(
    fc.constantFrom('peace', 'order', 'und', 'حرب', '和平', 'Мир', 'é', 'naïve', '“x”', '7', 'A B'),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(' '));

/** What does not break the syntax around it. */
const honest = fc
  .array(
    fc.constantFrom(
      ...oddities.filter(
        (text) =>
          !/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}<[\]\\`|]|^::|[\ufffe\u202e\u2066\u2069\u{1f1e6}-\u{1faff}]|ไทย|שלום|javascript|[\u{1d49c}\u{20000}ǅǄİﬁ]|&#|&Tab|&NewLine|^[-#>{=+~:]$|[*_~]|\*\*|:::|\^/u.test(
            text,
          ),
      ),
      ...words.filter((text) => !/^Participants|^Panel 1/.test(text)),
      'peace',
      'and',
      'order',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(' '));

const name = fc.constantFrom(
  'a',
  'b',
  'one',
  'é',
  'A-1',
  'x.y',
  'fn-1',
  'contents',
  '1',
  'constructor',
  '__proto__',
);

/** The parts of documents: of reports as people write them, or of anything. */
function makeBlocks(isWild: boolean): fc.Arbitrary<string> {
  const words = isWild ? line : honest;
  const target = !isWild
    ? fc.constantFrom(
        'https://a.example/?b=1&c=[2]#d',
        'mailto:a@b.org',
        'doi:10.1/x',
        'tel:+1',
        'HTTPS://X.ORG/%zz',
        'https://a.example/(x)/é?ä="b"&amp;',
      )
    : fc.oneof(
        fc.constantFrom(
          'https://a.example/?b=1&c=[2]#d',
          '#one',
          '#peace',
          '#',
          '',
          'mailto:a@b.org',
          'doi:10.1/x',
          'tel:+1',
          'javascript:alert(1)',
          'data:text/html,x',
          '../x.md',
          '//x',
          'http://[',
          'HTTPS://X.ORG/%zz',
          'file:///etc/passwd',
        ),
        name.map((id) => `#${id}`),
      );

  const image = !isWild
    ? fc.constantFrom('images/a.svg', 'images/a.png')
    : fc.constantFrom(
        'images/a.svg',
        'images/a.png',
        'images/none.png',
        '../../secret.png',
        'file:///etc/passwd',
        'https://a.example/a.png',
        '',
      );

  const inline: fc.Arbitrary<string> = fc.letrec<{ inline: string }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      words,
      plain,
      fc
        .tuple(fc.constantFrom('*', '**', '_', '__', '~~', '`', '``', '***'), tie('inline'))
        .map(([mark, text]) => `${mark}${text}${mark}`),
      fc.tuple(tie('inline'), target).map(([text, url]) => `[${text}](${url})`),
      fc
        .tuple(tie('inline'), target, plain)
        .map(([text, url, title]) => `[${text}](<${url}> "${title}")`),
      fc.tuple(tie('inline'), image).map(([alt, url]) => `![${alt}](${url})`),
      fc.tuple(tie('inline'), name).map(([text, id]) => (isWild ? `[${text}][${id}]` : text)),
      name.map((id) => `peace[^${id}]`),
      fc
        .tuple(
          isWild ? tie('inline') : plain,
          isWild
            ? fc.constantFrom('fr', 'ar', 'zh-Hans', 'x', 'toString')
            : fc.constantFrom('fr', 'ar', 'zh-Hans'),
        )
        .map(([text, tag]) => `[${text}]{lang=${tag}}`),
      isWild ? fc.constantFrom('<i>x</i>', '<!-- c', '</p>') : plain,
      fc.constantFrom(
        '<br>',
        '<!-- c -->',
        '<https://a.example>',
        'www.example.org',
        '  \n',
        '\\\n',
      ),
      fc.array(tie('inline'), { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' ')),
    ),
  })).inline;

  const label = fc.option(
    inline.map((text) => text.replace(/\s+/g, ' ')),
    { nil: undefined },
  );

  const attributes = !isWild
    ? name.map((id) => (/^\d|^fn-|contents/.test(id) ? '' : `{#${id}}`))
    : fc
        .array(
          fc.oneof(
            name.map((id) => `#${id}`),
            fc
              .tuple(
                fc.constantFrom(
                  'source',
                  'by',
                  'kind',
                  'level',
                  'lang',
                  'id',
                  'title',
                  'class',
                  'onclick',
                  'style',
                  '__proto__',
                  'attribution',
                ),
                fc.oneof(
                  plain,
                  line,
                  fc.constantFrom('session', 'keynote', '3', '9', 'fr', 'xx-', 'chatham-house', ''),
                ),
              )
              .map(([key, value]) => `${key}="${value.replace(/["\r\n]/g, '')}"`),
            fc.constantFrom('.class', 'flag', '=', '{'),
          ),
          { maxLength: 2 },
        )
        .map((list) => (list.length === 0 ? '' : `{${list.join(' ')}}`));

  const indent = (text: string, by: string) => text.replace(/^(?=.)/gm, by);

  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/[|\r\n]/g, ' ')).join(' | ')} |`;

  return fc.letrec<{ block: string; blocks: string }>((tie) => ({
    blocks: fc.array(tie('block'), { maxLength: 3 }).map((parts) => parts.join('\n\n')),
    block: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      inline,
      plain,
      fc
        .tuple(fc.integer({ min: 1, max: 6 }), inline)
        .map(([depth, text]) => `${'#'.repeat(depth)} ${text.replace(/\s+/g, ' ')}`),
      fc
        .tuple(
          fc.constantFrom('- ', '* ', '1. ', '7) ', '- [ ] ', '- [x] '),
          fc.array(tie('blocks'), { minLength: 1, maxLength: 4 }),
          fc.boolean(),
        )
        .map(([marker, items, loose]) =>
          items
            .map((item) => `${marker}${indent(item, '   ').trimStart()}`)
            .join(loose ? '\n\n' : '\n'),
        ),
      tie('blocks').map((text) => indent(text === '' ? 'x' : text, '> ')),
      fc
        .tuple(
          fc.array(inline, { minLength: 1, maxLength: 4 }),
          fc.array(fc.array(inline, { maxLength: 5 }), { maxLength: 4 }),
        )
        .map(([head, rows]) =>
          [
            row(head),
            row(head.map((_, index) => ['---', ':-:', '--:', ':--'][index % 4] ?? '-')),
            ...rows.map(row),
          ].join('\n'),
        ),
      fc
        .tuple(fc.constantFrom('```', '~~~', '```js', '````'), fc.array(words, { maxLength: 3 }))
        .map(([fence, lines]) => [fence, ...lines, fence.replace(/[a-z]/g, '')].join('\n')),
      fc
        .tuple(name, tie('blocks'))
        .map(
          ([id, text]) =>
            `${isWild ? '' : `peace[^${id}]\n\n`}[^${id}]: ${indent(text === '' ? 'x' : text, '    ').trimStart()}`,
        ),
      fc.tuple(name, target).map(([id, url]) => `[${id}]: <${url}> "t"`),
      fc
        .tuple(
          fc.constantFrom(...blockNames),
          label,
          attributes,
          tie('blocks'),
          fc.integer({ min: 3, max: 6 }),
          fc.boolean(),
        )
        .map(
          ([kind, text, attributes, content, colons, isClosed]) =>
            `${':'.repeat(colons)}${kind}${text === undefined ? '' : `[${text}]`}${attributes}\n${content}\n${isClosed || !isWild ? ':'.repeat(colons) : ''}`,
        ),
      // As its block wants it: what a report is mostly made of.
      fc
        .tuple(fc.constantFrom(...blockNames), plain, tie('blocks'))
        .map(([kind, text, content]) => {
          const title = findBlock(kind)?.label === 'none' ? '' : `[${text}]`;
          return `::::::${kind}${title}\n${content === '' ? '- peace\n- order' : content}\n::::::`;
        }),
      plain.map((text) => `:::figure[${text}]\n![${text}](images/a.svg)\n:::`),
      isWild
        ? fc.constantFrom(
            '<div>\n\nx\n\n</div>',
            ':::',
            ':::pnel[x]',
            ':::figure[x]',
            '| a |\n| - |',
          )
        : plain,
      fc.constantFrom(
        '---',
        '<!-- x -->',
        'Participants:\n\n- Dr A B, Chair, X\n- C D (UN)',
        '### Panel 1: X',
        '    code',
        'a\n===',
        '\\',
        '$$x$$',
        '![a](images/a.svg)\n\n*Figure 1. b*',
      ),
    ),
  })).block;
}

const makeFrontMatter = (isWild: boolean) =>
  !isWild
    ? fc
        .tuple(
          plain,
          fc.constantFrom(
            '',
            'notes: end\n',
            'digits: arab\n',
            'subtitle: A "B" & <c>\n',
            'publisher: "A & B"\nkeywords: [a, "b < c"]\n',
            'typography: false\n',
          ),
        )
        .map(([title, more]) => `---\ntitle: ${title}\ndate: 2022-05\n${more}---\n\n`)
    : fc
        .record(
          {
            title: fc.oneof(plain, line),
            subtitle: plain,
            date: fc.constantFrom('2022', '2022-05', '2022-05-31', 'yesterday'),
            authors: fc.constantFrom('Ada Byron', '[Ada, B]', '{}', '[]'),
            notes: fc.constantFrom('foot', 'end', 'none'),
            digits: fc.constantFrom('latn', 'arab'),
            keywords: plain,
            description: line,
            isbn: fc.constantFrom('978-3-16-148410-0', '1'),
            publisher: line,
            typography: fc.constantFrom('false', 'true'),
            __proto__x: plain,
          },
          { requiredKeys: ['title'] },
        )
        .map((fields) => {
          const lines = Object.entries(fields).map(([key, value]) =>
            /^[[{]|^(?:true|false|\d{4}.*)$/.test(value)
              ? `${key}: ${value}`
              : `${key}: ${JSON.stringify(value)}`,
          );
          return `---\n${lines.join('\n')}\n---\n\n`;
        });

/** Documents of blocks: as people write them, or of anything. */
function makeDocuments(...kinds: fc.Arbitrary<[string, string[]]>[]): fc.Arbitrary<FuzzDocument> {
  return fc
    .tuple(
      fc.constantFrom(...languages),
      fc.oneof(...kinds),
      fc.constantFrom('\n', '\n', '\n', '\n', '\n', '\n', '\r\n', '\r\n', '\r'),
    )
    .map(([language, [front, blocks], newline]) => ({
      language,
      markdown: `${front}${[...blocks, ...defineNotes(blocks)].join('\n\n')}\n`.replaceAll(
        '\n',
        newline,
      ),
    }));
}

const wild = fc.tuple(
  makeFrontMatter(true),
  fc.array(makeBlocks(true), { minLength: 1, maxLength: 5 }),
);
const tame = fc.tuple(
  makeFrontMatter(false),
  fc.array(makeBlocks(false), { minLength: 1, maxLength: 7 }),
);

/** Documents that look like reports, and those that don't. */
export const document = makeDocuments(wild, tame);

/** Documents that look like reports: about one in four has nothing to be told of. */
export const tameDocument = makeDocuments(tame);

/** The notes that are referred to and not there, but for one in four. */
function defineNotes(blocks: readonly string[]): string[] {
  const text = blocks.join('\n');
  const used = new Set([...text.matchAll(/\[\^([^\]]+)\](?!:)/g)].map(([, id]) => id));
  return [...used]
    .filter((id) => !text.includes(`[^${id}]:`))
    .map((id) => `[^${id}]: Note *${id}*.`);
}

/** The beginnings, ends and mixtures of a text: what an editor may leave behind. */
export function damage(texts: readonly string[]): fc.Arbitrary<FuzzDocument> {
  return fc
    .tuple(
      fc.constantFrom(...languages),
      fc.array(fc.tuple(fc.constantFrom(...texts), fc.nat(60), fc.nat(400)), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([language, cuts]) => ({
      language,
      markdown: cuts.map(([text, start, length]) => text.slice(start, start + length)).join('\n'),
    }));
}
