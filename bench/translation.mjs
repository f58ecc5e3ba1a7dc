import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReport } from './make-input.mjs';
import { compare, runOnce } from './measure.mjs';

/** How often the sample's middle is repeated: more than five hundred texts. */
const TIMES = 5;

/** How many paragraphs of the source are corrected after its translations were recorded. */
const CHANGES = 20;

/**
 * Measure `translate status` on five hundred texts with twenty corrections, all
 * six languages in one pass, against builds of the same project.
 *
 * @param {string} projectFolder where the sample is
 * @param {string} folder where to make the project
 * @param {number} rounds how many runs each median is of
 * @returns {Promise<string>} Markdown
 */
export async function measureTranslation(projectFolder, folder, rounds) {
  const command = join(projectFolder, 'bin/rapporteur.js');
  const segments = makeProject(projectFolder, folder, command);
  const run =
    (...args) =>
    (watch) =>
      runOnce([process.execPath, command, ...args], { cwd: folder, watch });
  const results = await compare(
    {
      // Something is stale, so the command ends with 1.
      'translate status, six languages': (watch) =>
        runOnce(['sh', '-c', `"${process.execPath}" "${command}" translate status; [ $? = 1 ]`], {
          cwd: folder,
          watch,
        }),
      'build, English, all four': run('build', '--lang', 'en'),
      'build, six languages, all four': run('build'),
    },
    rounds,
  );
  const floor = results['build, six languages, all four'].seconds;
  const rows = Object.entries(results).map(([name, { seconds, megabytes }]) =>
    [name, seconds.toFixed(2), megabytes.toFixed(0), `${(seconds / floor).toFixed(2)} ×`].join(
      ' | ',
    ),
  );
  return [
    `## ${segments} texts in six languages, ${CHANGES} corrected`,
    '',
    `Medians of ${rounds} runs, by turns. Status is to take less than half of a build of the same.`,
    '',
    '|  | seconds | MB | of a build |',
    '| --- | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ].join('\n');
}

/** The sample with its middle repeated, in all its languages, recorded and then corrected. */
function makeProject(projectFolder, folder, command) {
  const names = readdirSync(join(projectFolder, 'source/peacekeeping'));
  const texts = names.filter((name) => name.endsWith('.md'));
  const report = makeReport(projectFolder, folder, TIMES, texts);
  const run = (...args) =>
    spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8' });
  run('translate', 'accept');
  const source = join(report, 'en.md');
  let left = CHANGES;
  const corrected = readFileSync(source, 'utf8').replace(/(?<=\n\n)The (?=[a-z])/gu, (word) => {
    left -= 1;
    return left >= 0 ? 'All the ' : word;
  });
  writeFileSync(source, corrected);
  const { stdout } = run('translate', 'status', '--short');
  const stale = /(\d+) stale/u.exec(stdout)?.[1];
  if (Number(stale) !== CHANGES) throw new Error(`Not ${CHANGES} texts are stale:\n${stdout}`);
  return Number(/(\d+) texts/u.exec(stdout)?.[1]);
}
