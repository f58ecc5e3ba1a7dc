/**
 * One size's results as Markdown: seconds, memory, and how they stand to the
 * floor of their kind.
 *
 * @param {number} size times the sample's length
 * @param {number} rounds how many runs each median is of
 * @param {Record<string, { seconds: number, megabytes: number }>} results
 * @param {{ pages?: number, ourPdf?: number, barePdf?: number }} files
 */
export function formatTable(size, rounds, results, files) {
  const rows = Object.entries(results).map(([name, { seconds, megabytes }]) => {
    const floor = floorOf(name);
    return [
      name,
      seconds.toFixed(2),
      megabytes === 0 ? '' : megabytes.toFixed(0),
      results[floor] === undefined
        ? ''
        : `${(seconds / results[floor].seconds).toFixed(2)} × ${floor}`,
      results[floor] === undefined || megabytes === 0
        ? ''
        : `${(megabytes / results[floor].megabytes).toFixed(2)} ×`,
    ];
  });
  const table = [
    ['', 'seconds', 'MB', 'ratio', 'of its MB'],
    ['---', '---:', '---:', '---', '---:'],
    ...rows,
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
  return [
    `## The sample × ${size}${files.pages === undefined ? '' : ` (${files.pages} pages)`}`,
    '',
    `Medians of ${rounds} runs, by turns.`,
    '',
    table,
    ...describeSizes(files),
    '',
  ].join('\n');
}

/**
 * How much longer each takes from one size to the next: ten times the report in
 * at most eleven times the time is what is wanted from 100 to 1,000 pages.
 *
 * @param {Map<number, Record<string, { seconds: number, megabytes: number }>>} measured by size
 * @returns {string} Markdown; empty for one size
 */
export function formatGrowth(measured) {
  const sizes = [...measured.keys()];
  if (sizes.length < 2) return '';
  const steps = sizes.slice(1).map((size, index) => [sizes[index], size]);
  const names = Object.keys(measured.get(sizes[0])).filter((name) => !name.endsWith(', start'));
  const rows = names.map((name) => [
    name,
    ...steps.map(([from, to]) => {
      const [less, more] = [measured.get(from)[name], measured.get(to)[name]];
      return less === undefined || more === undefined
        ? ''
        : `${(more.seconds / less.seconds).toFixed(1)} ×`;
    }),
  ]);
  const head = ['', ...steps.map(([from, to]) => `× ${from} to × ${to}`)];
  const table = [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows];
  return ['## Growth', '', ...table.map((cells) => `| ${cells.join(' | ')} |`), ''].join('\n');
}

/**
 * What a command is measured against: ours only.
 *
 * @param {string} name
 * @returns {string | undefined} another's name
 */
export function floorOf(name) {
  const format = /^rapporteur (\w+)/.exec(name)?.[1];
  return { pdf: 'bare print', docx: 'pandoc docx', epub: 'pandoc epub' }[format];
}

function describeSizes({ ourPdf, barePdf }) {
  if (ourPdf === undefined || barePdf === undefined) return [];
  const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
  return ['', `PDF: ${kilobytes(ourPdf)}, bare ${kilobytes(barePdf)}.`];
}
