const sentence =
  'The mission negotiated with the authorities of the host state while its mandate asked for more than they would give. ';

/** Reports that are hard to tag, by what is hard in them. The samples show every block. */
export const hardReports: Record<
  string,
  { markdown: string; language?: string; files?: Record<string, string> }
> = {
  'nested lists': {
    markdown: `## Lists\n\n- one\n  - two\n    1. three\n    2. four\n\n       A paragraph.\n    - [ ] open\n    - [x] done\n  - five\n\n5. six\n\n   - seven\n\n   > A quotation\n   >\n   > - eight\n`,
  },
  'a long table': {
    markdown: `## Table\n\n:::figure[Missions]\n| No. | Text |\n| --- | --- |\n${Array.from({ length: 70 }, (_, row) => `| ${row + 1} | ${row % 9 === 0 ? '' : sentence} |`).join('\n')}\n:::\n`,
  },
  'tables with spans': {
    markdown:
      '## Tables\n\n| | Before | < | After |\n| --- | --- | ---: | --- |\n| **North** | one | 1 | joined |\n| **South** | two | 2 | ^ |\n| ^ | both columns | < | three |\n\n:::figure[A block of four]\n| A | B | C |\n| --- | --- | --- |\n| four | < | five |\n| ^ | < | six |\n| \\< | \\^ | seven |\n:::\n',
  },
  'a long table with spans': {
    markdown: `## Table\n\n| No. | Group | Text | More |\n| --- | --- | --- | --- |\n${Array.from({ length: 50 }, (_, row) => `| ${row} | ${row % 4 === 0 ? `Group ${row}` : '^'} | ${row % 5 === 0 ? 'both | <' : 'one | more'} |`).join('\n')}\n`,
  },
  'sixty notes': {
    markdown: `## Notes\n\n${Array.from({ length: 60 }, (_, n) => `${sentence.repeat(1 + (n % 3))}Point.[^${n}]${n % 7 === 0 ? `[^${(n + 1) % 60}]` : ''}`).join('\n\n')}\n\n${Array.from({ length: 60 }, (_, n) => `[^${n}]: Note *number* ${n}, <https://example.org/${n}>.`).join('\n\n')}\n`,
  },
  'text from right to left': {
    language: 'ar',
    markdown:
      '## الفصل الأول\n\nناقش المشاركون دور بعثات حفظ السلام (UN) في عام 2021.[^1]\n\nصدر تقرير *Report of the Panel* 2021 عن [King’s College London](https://example.org/) 2022، ثم نوقش **العام** 2023 في *Panel* 12، وعادت البعثة إلى *Mali* 2024 (انظر [UN](https://example.org/un) 25) بعد أن *طلبت* منها الحكومة ذلك في *A/72/824*، ص 7 وما بعدها، وقيل إن `report.yaml` 3 ملف واحد.[^1] ولم يقل *أحد* 100 % من ذلك. كتبه أ.د. آدم مثال و أ. ب.\n\n- واحد\n- اثنان\n\n| البعثة | العام |\n| --- | --- |\n| مالي | 2013 |\n\n[^1]: الأمم المتحدة، تقرير، 2008.\n',
  },
  'scripts of all kinds': {
    markdown:
      '## Scripts\n\nLatin with Ελληνικά, кириллица, العربية and 中文 in one line, and *العربية* or **中文** emphasized.\n\n> العربية وحدها\n\n| English | العربية | 中文 |\n| --- | --- | --- |\n| peace | سلام | 和平 |\n',
  },
  'decorative drawings': {
    markdown:
      '## Peace\n\nWords of peace.\n\n![](dove.svg)\n\nMore ![](dove.svg) of them.\n\n:::figure[A dove]\n![](dove.svg)\n:::\n\n![A bar](bar.svg)\n',
    files: {
      'dove.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="200" height="60" fill="#eee"/><text x="10" y="30" opacity="0.5">Words of peace</text><text x="10" y="50">Words of peace</text></svg>',
      'bar.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><rect width="200" height="60"/></svg>',
    },
  },
};
