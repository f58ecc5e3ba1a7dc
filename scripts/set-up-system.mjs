/**
 * Sees to it that programs which the validators need are there, from Debian's
 * packages where we may install any. What is missing in the end is said with
 * the command that installs it; the tests that need it are then skipped, but
 * for CI, where they fail.
 *
 *     node scripts/set-up-system.mjs java maven
 */
import { installSystemPackage, runs } from './system-packages.mjs';

const programs = {
  // The compiler too: the validators' servers are started from their source.
  java: { command: 'javac', args: ['-version'], packages: ['default-jdk-headless'] },
  maven: { command: 'mvn', args: ['-v'], packages: ['maven'] },
  libreoffice: {
    command: 'soffice',
    args: ['--version'],
    packages: ['libreoffice-writer-nogui', 'libreoffice-writer'],
  },
  gettext: { command: 'msgfmt', args: ['--version'], packages: ['gettext'] },
  'translate-toolkit': {
    command: 'xliff2po',
    args: ['--version'],
    packages: ['translate-toolkit'],
  },
  poppler: { command: 'pdftotext', args: ['-v'], packages: ['poppler-utils'] },
};

for (const name of process.argv.slice(2)) {
  const { command, args, packages } = programs[name];
  if (runs(command, args)) continue;
  installSystemPackage(packages);
  if (!runs(command, args)) {
    console.error(`Missing: ${name}. To install it: sudo apt-get install ${packages[0]}`);
  }
}
