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
    const floor = floorOf(name, results);
    return [
      name,
      seconds.toFixed(2),
      megabytes === 0 ? '' : megabytes.toFixed(0),
      floor === undefined ? '' : `${(seconds / results[floor].seconds).toFixed(2)} × ${floor}`,
    ];
  });
  const table = [['', 'seconds', 'MB', 'ratio'], ['---', '---:', '---:', '---'], ...rows]
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

/** What a command is measured against: ours only. */
function floorOf(name, results) {
  const format = /^rapporteur (\w+)/.exec(name)?.[1];
  const floor = { pdf: 'bare print', docx: 'pandoc docx', epub: 'pandoc epub' }[format];
  return floor !== undefined && floor in results ? floor : undefined;
}

function describeSizes({ ourPdf, barePdf }) {
  if (ourPdf === undefined || barePdf === undefined) return [];
  const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
  return ['', `PDF: ${kilobytes(ourPdf)}, bare ${kilobytes(barePdf)}.`];
}
