import type { CommandSpec, OptionSpec } from './command.ts';

const reportsAndLanguages: Record<string, OptionSpec> = {
  lang: { short: 'l', value: 'tag,…', about: 'only these languages' },
};

const reporting: Record<string, OptionSpec> = {
  reporter: { value: 'form', about: 'how diagnostics are told: text, json, sarif or github' },
};

const building: Record<string, OptionSpec> = {
  ...reportsAndLanguages,
  format: { short: 'f', value: 'name,…', about: 'only these formats: html, pdf, epub, docx' },
  out: { short: 'o', value: 'folder', about: 'where to write; dist unless set otherwise' },
};

const into: Record<string, OptionSpec> = {
  to: { short: 't', value: 'tag,…', about: 'into these languages' },
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
    options: {
      ...building,
      ...reporting,
      verify: { about: 'prove each document against its source before it is written' },
      release: { about: 'refuse texts that are not translated, or of an earlier original' },
      'allow-open': { about: 'with --release: only warn of them' },
      draft: { about: 'mark them in the documents' },
    },
    load: async () => (await import('./build.ts')).runBuild,
  },
  check: {
    summary: 'look for problems, and make no documents',
    positionals: '[report…]',
    options: {
      ...reportsAndLanguages,
      ...reporting,
      fix: { about: 'mend in the sources what has one right answer' },
      links: { about: 'ask the servers of links whether their pages are there' },
    },
    load: async () => (await import('./check.ts')).runCheck,
  },
  verify: {
    summary: 'prove finished documents against their source',
    positionals: '[report…]',
    options: {
      ...reportsAndLanguages,
      format: { short: 'f', value: 'name,…', about: 'only these formats: html, pdf, epub, docx' },
      out: { short: 'o', value: 'folder', about: 'where they are; dist unless set otherwise' },
      ...reporting,
    },
    load: async () => (await import('./verify.ts')).runVerify,
  },
  'translate extract': {
    summary: 'write a file for a translator',
    positionals: '[report…]',
    options: {
      ...into,
      format: { short: 'f', value: 'name', about: 'xliff, xliff2, po or docx; xliff unless said' },
      out: { short: 'o', value: 'folder', about: 'where to write; translations unless said' },
    },
    load: async () => (await import('./translate-extract.ts')).runExtract,
  },
  'translate merge': {
    summary: 'take a translator’s file over',
    positionals: '<file…>',
    options: {
      ...into,
      'allow-open': { about: 'write the translation although texts of it are missing' },
    },
    load: async () => (await import('./translate-merge.ts')).runMerge,
  },
  'translate status': {
    summary: 'show what is missing, stale, translated or reviewed',
    positionals: '[report…]',
    options: { ...into, short: { about: 'only how many' } },
    load: async () => (await import('./translate-status.ts')).runStatus,
  },
  'translate accept': {
    summary: 'record translations as they stand',
    positionals: '[report…]',
    options: {
      ...into,
      only: { value: 'text,…', about: 'only these texts, by the names that status shows' },
      reviewed: { about: 'somebody else has looked at them' },
    },
    load: async () => (await import('./translate-accept.ts')).runAccept,
  },
  watch: {
    summary: 'build, and build again at each change',
    positionals: '[report…]',
    options: building,
    load: async () => (await import('./watch.ts')).runWatch,
  },
};
