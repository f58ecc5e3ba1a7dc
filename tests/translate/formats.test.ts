/** Files for translators: what their own readers and validators say of them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { plainText, writeTags } from '../../src/translate/content.ts';
import { docxTable } from '../../src/translate/exchange/docx.ts';
import type { ExchangeFile } from '../../src/translate/exchange/exchange.ts';
import { detectFormat } from '../../src/translate/exchange/formats.ts';
import { poFormat } from '../../src/translate/exchange/po.ts';
import { readTmx } from '../../src/translate/exchange/tmx.ts';
import { xliff1 } from '../../src/translate/exchange/xliff-1.ts';
import { xliff2 } from '../../src/translate/exchange/xliff-2.ts';
import { projectFolder } from '../support/paths.ts';
import { describeWithValidator, validateDocx } from '../support/validators.ts';
import { makeExchange, makeSource, makeTranslation } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-translate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');
const source = makeSource(
  read('source/peacekeeping/en.md'),
  read('source/peacekeeping/report.yaml'),
);
const file = makeExchange(makeTranslation(source, read('source/peacekeeping/fr.md')));
const arabic = {
  ...makeExchange(makeTranslation(source, read('source/peacekeeping/ar.md'))),
  targetLanguage: 'ar',
};

/** With marks of many kinds, texts in every state, notes, and matches of a memory. */
const guide = read('source/style-guide/en.md');
const guideFile = makeExchange(makeTranslation(makeSource(guide), guide));
const states = ['initial', 'needs-review', 'translated', 'reviewed'] as const;
const mixed: ExchangeFile = {
  ...guideFile,
  targetLanguage: 'pt-BR',
  units: guideFile.units.map(({ target = [], ...unit }, index) => {
    const state = states[index % states.length] ?? 'initial';
    const match = { score: 80, origin: 'memory.tmx', source: unit.source, target };
    return {
      ...unit,
      state,
      ...(state === 'initial' ? {} : { target }),
      notes: ['A note.', 'Another.'],
      matches: [match],
    };
  }),
};

describe.each([xliff1, xliff2, poFormat, docxTable])('$name', (format) => {
  test('is the same for the same texts', () => {
    expect(Buffer.from(format.write(file)).equals(Buffer.from(format.write(file)))).toBe(true);
  });

  test('is recognised by what it holds', () => {
    expect(detectFormat(format.write(file))).toBe(format.name);
  });

  test.each([file, arabic])('says the same when it is read, in $targetLanguage', (exchange) => {
    const [returned] = format.read(format.write(exchange));
    expect(returned).toMatchObject({
      original: exchange.original,
      sourceLanguage: 'en',
      targetLanguage: exchange.targetLanguage,
    });
    expect(returned?.units).toEqual(
      exchange.units.map(({ id, target, state }) => ({
        id,
        state,
        ...(target === undefined ? {} : { target }),
      })),
    );
  });
});

test('the table says how it is used', () => {
  const parts = unzipSync(docxTable.write(file));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  expect(text).toContain('A translation that begins with [?] has to be looked at');
  expect(text).toContain('Translation (French)');
  expect(text).not.toContain('undefined');
});

describeWithValidator('ooxml', 'the table in Word', () => {
  test.each(['Office2019', 'Microsoft365'] as const)('is valid in %s', async (version) => {
    expect(await validateDocx(docxTable.write(file), version)).toEqual([]);
    expect(await validateDocx(docxTable.write(arabic), version)).toEqual([]);
  });
});

describeWithValidator('libreoffice', 'LibreOffice', () => {
  test.each([file, arabic])('gives the table back unharmed, in $targetLanguage', (exchange) => {
    const name = `${exchange.targetLanguage}.docx`;
    writeFileSync(join(folder, name), docxTable.write(exchange));
    const out = join(folder, 'saved');
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const args = ['--headless', profile, '--convert-to', 'docx:MS Word 2007 XML', '--outdir', out];
    execFileSync('soffice', [...args, join(folder, name)], { stdio: 'ignore' });
    expect(docxTable.read(readFileSync(join(out, name)))).toEqual(
      docxTable.read(docxTable.write(exchange)),
    );
  });
});

describeWithValidator('gettext', 'gettext', () => {
  test('accepts the PO file, and gives it back unharmed', () => {
    const path = join(folder, 'fr.po');
    writeFileSync(path, poFormat.write(file));
    execFileSync('msgfmt', ['--check', '--output-file', join(folder, 'fr.mo'), path], {
      stdio: 'ignore',
    });
    // Its own writer gives every text back.
    execFileSync('msgcat', ['--output-file', join(folder, 'again.po'), path]);
    expect(poFormat.read(readFileSync(join(folder, 'again.po')))).toEqual(
      poFormat.read(poFormat.write(file)),
    );
  });
});

// lxml comes with translate-toolkit, which reads XML by it.
describeWithValidator('translate-toolkit', 'OASIS’s schema', () => {
  /** What a schema says against a file; what it imports is beside it. */
  const validate = (schema: string, bytes: Uint8Array): string[] => {
    const path = join(folder, `${schema}.xlf`);
    writeFileSync(path, bytes);
    const script = [
      'import json, os, sys',
      'from lxml import etree',
      'folder, name, path = sys.argv[1:]',
      'class Beside(etree.Resolver):',
      '    def resolve(self, url, public, context):',
      '        return self.resolve_filename(os.path.join(folder, os.path.basename(url)), context)',
      'parser = etree.XMLParser(no_network=True)',
      'parser.resolvers.add(Beside())',
      'schema = etree.XMLSchema(etree.parse(os.path.join(folder, name), parser))',
      'schema.validate(etree.parse(path))',
      'print(json.dumps([f"{error.line}: {error.message}" for error in schema.error_log]))',
    ].join('\n');
    const output = execFileSync('/usr/bin/python3', ['-c', script, schemas, schema, path], {
      encoding: 'utf8',
    });
    return JSON.parse(output) as string[];
  };
  const schemas = join(projectFolder, 'tests/translate/schemas');

  test.each([file, arabic, mixed])(
    'accepts XLIFF 1.2, strictly, in $targetLanguage',
    (exchange) => {
      expect(validate('xliff-core-1.2-strict.xsd', xliff1.write(exchange))).toEqual([]);
    },
  );

  test.each([file, arabic, mixed])('accepts XLIFF 2.0, in $targetLanguage', (exchange) => {
    expect(validate('xliff-core-2.0.xsd', xliff2.write(exchange))).toEqual([]);
  });

  test('sees what is wrong', () => {
    const broken = new TextEncoder().encode(
      strFromU8(xliff1.write(file)).replace('<source>', '<source state="new">'),
    );
    expect(validate('xliff-core-1.2-strict.xsd', broken)).toHaveLength(1);
  });
});

describeWithValidator('translate-toolkit', 'Debian’s translate-toolkit', () => {
  /** What its class reads of a file, and the file as it writes it. */
  const load = (module: string, path: string) => {
    const script = [
      'import json, sys',
      `from translate.storage import ${module}`,
      `store = ${module}.${{ xliff: 'xlifffile', pypo: 'pofile', tmx: 'tmxfile' }[module]}.parsefile(sys.argv[1])`,
      'store.savefile(sys.argv[2])',
      'units = [unit for unit in store.units if not unit.isheader()]',
      'print(json.dumps([[str(unit.source), str(unit.target)] for unit in units]))',
    ].join('\n');
    const saved = `${path}.saved`;
    const output = execFileSync('/usr/bin/python3', ['-c', script, path, saved], {
      encoding: 'utf8',
    });
    return { units: JSON.parse(output) as [string, string][], saved: readFileSync(saved) };
  };
  const expected = file.units.map(({ source, target = [] }) => [
    plainText(source),
    plainText(target),
  ]);

  test('reads XLIFF, and gives it back unharmed', () => {
    const path = join(folder, 'fr.xlf');
    writeFileSync(path, xliff1.write(file));
    const { units, saved } = load('xliff', path);
    expect(units).toEqual(expected);
    expect(xliff1.read(saved)).toEqual(xliff1.read(xliff1.write(file)));
  });

  test('reads PO, and gives it back unharmed', () => {
    const path = join(folder, 'toolkit.po');
    writeFileSync(path, poFormat.write(file));
    const { units, saved } = load('pypo', path);
    expect(units).toEqual(
      file.units.map(({ source, target = [] }) => [writeTags(source), writeTags(target)]),
    );
    expect(poFormat.read(saved)).toEqual(poFormat.read(poFormat.write(file)));
  });

  test('reads the memory, and gives it back unharmed', () => {
    const path = join(projectFolder, 'translations/memory.tmx');
    const copy = join(folder, 'memory.tmx');
    const text = readFileSync(path, 'utf8');
    writeFileSync(copy, text);
    const { units, saved } = load('tmx', copy);
    const memory = readTmx(text, 'en', 'memory.tmx');
    expect(units).toHaveLength(memory.entries.length);
    expect(readTmx(saved.toString('utf8'), 'en', 'memory.tmx')).toEqual(memory);
  });
});
