import type { RulePage } from '../check.ts';

/** What reading the text of a report finds by itself: `src/markdown`. */
export const textRules: readonly RulePage[] = [
  {
    id: 'block-attribute',
    severity: 'error',
    summary: 'A block has an attribute that it does not know, or a value that it can’t have.',
    explanation:
      'A misspelt attribute would be passed over in silence, and the block would not be what its writer meant. Every block takes `id`, `lang` and `level`; its page in the [reference](../reference/blocks.md) lists the others.',
    example: {
      wrong: ':::quote{bye="A participant"}\nYou need the state.\n:::',
      right: ':::quote{by="A participant"}\nYou need the state.\n:::',
    },
  },
  {
    id: 'broken-link',
    severity: 'error',
    summary: 'A link leads to an id that nothing in the report has.',
    explanation:
      'A reader who follows it goes nowhere, and an EPUB with such a link is not valid. Headings, boxes, figures and recommendations have ids; the nearest known one is suggested.',
    example: {
      wrong: '## Findings\n\nSee [the findings](#finding).',
      right: '## Findings\n\nSee [the findings](#findings).',
    },
  },
  {
    id: 'control-comment',
    severity: 'error',
    summary: 'A comment to rapporteur can’t be understood, or gives no reason.',
    explanation:
      'A comment that silences a rule says which and why: who reads the source later has to know whether the reason still holds. One that does not is not obeyed.',
    example: {
      wrong: '<!-- rapporteur-disable-next doubled-word -->\n\nIt is very very late.',
      right:
        '<!-- rapporteur-disable-next doubled-word: the speaker’s own words -->\n\nIt is very very late.',
    },
  },
  {
    id: 'duplicate-footnote',
    severity: 'error',
    summary: 'A note is written twice under one name.',
    explanation: 'Only the first of them would be printed. Copied sections bring such notes along.',
    example: {
      wrong: 'One.[^a]\n\n[^a]: First.\n\n[^a]: Second.',
      right: 'One.[^a] Two.[^b]\n\n[^a]: First.\n\n[^b]: Second.',
    },
  },
  {
    id: 'duplicate-id',
    severity: 'error',
    summary: 'An id is given twice.',
    explanation:
      'Ids are unique in a report (HTML 3.2.6): a link could lead to either, and no format would be valid.',
    example: {
      wrong: ':::box[One]{#a}\nText.\n:::\n\n:::box[Two]{#a}\nText.\n:::',
      right: ':::box[One]{#a}\nText.\n:::\n\n:::box[Two]{#b}\nText.\n:::',
    },
  },
  {
    id: 'empty-heading',
    severity: 'warning',
    summary: 'A heading has no text.',
    explanation:
      'It would be an empty line in the contents, and screen readers announce it as a heading without a name (WCAG 2.2, 2.4.6).',
    example: { wrong: '## One\n\n###\n\nText.', right: '## One\n\n### Two\n\nText.' },
  },
  {
    id: 'empty-link',
    severity: 'warning',
    summary: 'A link has no text.',
    explanation:
      'Its address is shown in place of a text, which nobody can pronounce (WCAG 2.2, 2.4.4). A link without text to an id in the report is no fault: it reads as the label of its target.',
    example: {
      wrong: 'See [](https://example.org/).',
      right: 'See [the programme](https://example.org/).',
    },
  },
  {
    id: 'figure-content',
    severity: 'warning',
    summary: 'A figure holds something else than one image or table.',
    explanation:
      'A figure is one image or one table with its caption; all else in it is kept, but is not what the caption names.',
    example: {
      wrong: ':::figure[Four missions]\nText.\n:::',
      right: ':::figure[Four missions]\n| Mission | Year |\n| --- | --- |\n| A | 1999 |\n:::',
    },
  },
  {
    id: 'heading-order',
    severity: 'warning',
    summary: 'A heading skips a level.',
    explanation:
      'Readers of a screen reader move by headings and their levels (WCAG 2.2, technique G141; PDF/UA, 7.4.2). The documents are made with the level that comes next.',
    example: { wrong: '## One\n\n#### Two\n\nText.', right: '## One\n\n### Two\n\nText.' },
  },
  {
    id: 'language-span',
    severity: 'error',
    summary: 'A mark of another language marks no text.',
    explanation:
      '`[the text]{lang=fr}` says that a run of text is in French. The brackets or a valid tag (BCP 47) are missing, so the mark stands there as text.',
    example: { wrong: 'The mot juste]{lang=fr}.', right: 'The [mot juste]{lang=fr}.' },
  },
  {
    id: 'misplaced-label',
    severity: 'error',
    summary: 'A block’s label stands after its attributes.',
    explanation: 'Such a line opens no block: the label comes first.',
    example: { wrong: ':::note{#a}[Title]\nText.\n:::', right: ':::note[Title]{#a}\nText.\n:::' },
  },
  {
    id: 'missing-label',
    severity: 'warning',
    summary: 'A block that needs a title has none, or a language lacks a label.',
    explanation:
      'A panel or a box without a title can’t be found in the contents. Of a language: the English word is printed where its own is missing.',
    example: { wrong: ':::panel\nText.\n:::', right: ':::panel[Working with hosts]\nText.\n:::' },
  },
  {
    id: 'note-in-link',
    severity: 'warning',
    summary: 'A note is referred to inside of a link.',
    explanation:
      'The reference is a link itself, and no format knows a link in a link. It is put behind.',
    example: {
      wrong: '[The charter[^one]](https://example.org/)\n\n[^one]: A note.',
      right: '[The charter](https://example.org/)[^one]\n\n[^one]: A note.',
    },
  },
  {
    id: 'panel-number',
    severity: 'warning',
    summary: 'A heading gives its panel another number than it has in the report.',
    explanation:
      'Panels are counted. A number that is written (`Panel 2: …`) and does not fit was forgotten when the panels were brought into another order, or one is missing.',
    example: {
      wrong: '## Panel 1: One\n\nText.\n\n## Panel 3: Two\n\nText.',
      right: '## Panel 1: One\n\nText.\n\n## Panel 2: Two\n\nText.',
    },
  },
  {
    id: 'participants-content',
    severity: 'warning',
    summary: 'A list of participants holds something that is no person.',
    explanation: 'It is kept as it is. A person is one line of one list.',
    example: {
      wrong: ':::participants\n- Dr Ana Gil, Dean, University of X\n\n> A quotation\n:::',
      right: ':::participants\n- Dr Ana Gil, Dean, University of X\n:::',
    },
  },
  {
    id: 'person-line',
    severity: 'warning',
    summary: 'A participant’s line has more commas than name, role and affiliation account for.',
    explanation:
      'Which comma parts the role from the affiliation can’t be told, so the line is shown whole. A semicolon settles it.',
    example: {
      wrong: ':::participants\n- Dr Ana Gil, Chair of X, Y and Z, University of W\n:::',
      right: ':::participants\n- Dr Ana Gil, Chair of X, Y and Z; University of W\n:::',
    },
  },
  {
    id: 'raw-html',
    severity: 'error',
    summary: 'There is HTML in the text.',
    explanation:
      'HTML is not part of the source language: it could run or load something, and Word and PDF know nothing of it. It is shown as the text that it is.',
    example: { wrong: 'The <u>consent</u> of the host.', right: 'The *consent* of the host.' },
  },
  {
    id: 'recommendations-content',
    severity: 'warning',
    summary: 'A block of recommendations has no list.',
    explanation:
      'Recommendations are numbered through the report; what is not an item of a list gets no number.',
    example: {
      wrong: ':::recommendations\nProtect people first.\n:::',
      right: ':::recommendations\n1. Protect people first.\n:::',
    },
  },
  {
    id: 'relative-link',
    severity: 'error',
    summary: 'A link leads to a file beside the source.',
    explanation: 'Readers of the published report don’t have that file.',
    example: {
      wrong: 'See [the list](list.xlsx).',
      right: 'See [the list](https://example.org/list.xlsx).',
    },
  },
  {
    id: 'reserved-id',
    severity: 'error',
    summary: 'An id is one that the formats use for parts that they generate.',
    explanation:
      'Contents, cover, imprint, notes, figures, tables and recommendations have ids by rule.',
    example: {
      wrong: ':::box[One]{#contents}\nText.\n:::',
      right: ':::box[One]{#what-it-holds}\nText.\n:::',
    },
  },
  {
    id: 'stray-fence',
    severity: 'error',
    summary: '“:::” stands in the text and neither opens nor closes a block.',
    explanation:
      'A space before the name, a fence that is left over, or too few colons: it would be printed.',
    example: { wrong: '::: note\nText.', right: ':::note\nText.\n:::' },
  },
  {
    id: 'table-span',
    severity: 'warning',
    summary: 'A cell that goes on another one can’t.',
    explanation: `A cell of a table that holds \`<\` only goes on the cell before it, one that holds \`^\` only
the cell above. Together they must make a rectangle; the head row does not go on below itself, and a row
can’t be made of such cells alone. Where that is not so the sign stays, as text. \`\\<\` and \`\\^\` are
always text.`,
    example: {
      wrong: '| Mission | Year |\n| --- | --- |\n| ^ | 1999 |',
      right: '| Mission | Year |\n| --- | --- |\n| A | 1999 |\n| ^ | 2000 |',
    },
  },
  {
    id: 'unclosed-fence',
    severity: 'error',
    summary: 'A block is never closed.',
    explanation:
      'It goes on to the end of what it stands in, and takes in what follows. A block that holds blocks is opened and closed with more colons than they are.',
    example: { wrong: ':::note\nText.', right: ':::note\nText.\n:::' },
  },
  {
    id: 'undefined-footnote',
    severity: 'error',
    summary: 'The text refers to a note that is not there.',
    explanation: 'Markdown leaves such a reference as text, `[^1]`, and so it would be printed.',
    example: { wrong: 'Text.[^one]', right: 'Text.[^one]\n\n[^one]: A note.' },
  },
  {
    id: 'undefined-reference',
    severity: 'error',
    summary: 'A link refers to a definition that is not there.',
    explanation: 'Markdown leaves it as text, with its brackets.',
    example: {
      wrong: 'See [the programme][one].',
      right: 'See [the programme][one].\n\n[one]: https://example.org/',
    },
  },
  {
    id: 'unexpected-label',
    severity: 'warning',
    summary: 'A block has a label that it does not take.',
    explanation: 'Its text is kept as a paragraph.',
    example: {
      wrong: ':::quote[Title]\nYou need the state.\n:::',
      right: ':::quote\nYou need the state.\n:::',
    },
  },
  {
    id: 'unknown-block',
    severity: 'error',
    summary: 'There is no block of this name.',
    explanation:
      'What is in it is kept and printed, without being a block. The nearest name is suggested.',
    example: { wrong: ':::pnel[Title]\nText.\n:::', right: ':::panel[Title]\nText.\n:::' },
  },
  {
    id: 'unsafe-link',
    severity: 'error',
    summary: 'A link uses a scheme that could run or read something.',
    explanation:
      'Only `https:`, `http:`, `mailto:`, `tel:` and `doi:` are let through; see [SECURITY.md](../../SECURITY.md).',
    example: {
      wrong: '[Click](javascript:alert(1))',
      right: '[The programme](https://example.org/)',
    },
  },
  {
    id: 'unused-disable',
    severity: 'warning',
    summary: 'A comment silences a rule that nothing there breaks.',
    explanation:
      'The fault has been mended, or the comment stands in the wrong place; left there, it would hide the next one. Rules that did not run (turned off, or on demand) are not judged.',
    example: {
      wrong: '<!-- rapporteur-disable-next image-alt: decoration -->\n\nText.',
      right: 'Text.',
    },
  },
  {
    id: 'unused-footnote',
    severity: 'error',
    summary: 'Nothing refers to a note.',
    explanation: 'A note without a reference is not printed, so its words would be lost.',
    example: { wrong: 'Text.\n\n[^one]: A note.', right: 'Text.[^one]\n\n[^one]: A note.' },
  },
];
