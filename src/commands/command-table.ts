import type { CommandSpec, OptionSpec } from './command.ts';

const reportsAndLanguages: Record<string, OptionSpec> = {
  lang: { short: 'l', value: 'tag,…', about: 'only these languages' },
};

const building: Record<string, OptionSpec> = {
  ...reportsAndLanguages,
  format: { short: 'f', value: 'name,…', about: 'only these formats: html, pdf, epub, docx' },
  out: { short: 'o', value: 'folder', about: 'where to write; dist unless set otherwise' },
};

/** Options of every command. */
export const commonOptions: Record<string, OptionSpec> = {
  help: { short: 'h', about: 'show this help' },
  version: { about: 'show the version' },
  debug: { about: 'show where an unexpected error came from' },
};

/** The commands, in the order of the help. */
export const commands: Record<string, CommandSpec> = {
  build: {
    summary: 'make the documents',
    positionals: '[report…]',
    options: building,
    load: async () => (await import('./build.ts')).runBuild,
  },
  check: {
    summary: 'look for problems, and write nothing',
    positionals: '[report…]',
    options: reportsAndLanguages,
    load: async () => (await import('./check.ts')).runCheck,
  },
  watch: {
    summary: 'build, and build again at each change',
    positionals: '[report…]',
    options: building,
    load: async () => (await import('./watch.ts')).runWatch,
  },
};
