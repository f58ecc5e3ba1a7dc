import { frontMatterOnly, metadataFields } from '../../src/project/metadata-fields.ts';
import {
  contributorFields,
  eventFields,
  licenceFields,
  pdfFields,
  publisherFields,
  seriesFields,
} from '../../src/project/metadata-values.ts';
import type { Field } from '../../src/project/reader.ts';
import { limitFields, settingsFields } from '../../src/project/settings-fields.ts';
import {
  colourFields,
  docxFields,
  epubFields,
  fontFields,
  fontsFields,
  marginFields,
  pageFields,
  sizesFields,
  spacingFields,
  themeFields,
} from '../../src/project/theme-fields.ts';
import { code, GENERATED, joinBlocks, renderTable } from './markdown.ts';

/** What the tables of keys have in common, whatever they read. */
type Table = Readonly<Record<string, Pick<Field<unknown>, 'about' | 'example'> & FormOf>>;
interface FormOf {
  reader: { form: string };
}

/** The keys of the front matter and of `report.yaml`. */
export function renderMetadataPage(): string {
  return joinBlocks(
    '# Keys of `report.yaml` and of the front matter',
    GENERATED,
    'What all languages of a report share stands in its `report.yaml`; what differs stands in the front matter of each file, which wins where both have a key. A key without a value in the front matter takes the shared one away.',
    renderFields(metadataFields, new Set<string>(frontMatterOnly)),
    'Keys with ¹ stand in front matter only.',
    '## A person: `authors`, `editors`, `translators`',
    'A line as in a list of participants, or these keys:',
    renderFields(contributorFields),
    '## `publisher`',
    renderFields(publisherFields),
    '## `series`',
    renderFields(seriesFields),
    '## `licence`',
    renderFields(licenceFields),
    '## `event`',
    renderFields(eventFields),
    '## `pdf`',
    renderFields(pdfFields),
  );
}

/** The keys of `rapporteur.yaml`. */
export function renderSettingsPage(): string {
  return joinBlocks(
    '# Keys of `rapporteur.yaml`',
    GENERATED,
    'The file stands in the project’s folder and may be left out. Only the project sets these; a source can’t.',
    renderFields(settingsFields),
    '## `limits`',
    'A source that asks for more is refused with its place, before it can exhaust the machine.',
    renderFields(limitFields),
  );
}

/** The keys of a template's `theme.yaml`. */
export function renderThemePage(): string {
  return joinBlocks(
    '# Keys of `theme.yaml`',
    GENERATED,
    'The file stands in a template’s folder. What it leaves out is as in `templates/roundtable/theme.yaml`. Every format takes its values from here.',
    renderFields(themeFields),
    '## `colours`',
    renderFields(colourFields),
    '`dark` has the same keys but for itself. Text and its ground must have a contrast of 4.5:1.',
    '## `fonts`',
    renderFields(fontsFields),
    'Each is a font:',
    renderFields(fontFields),
    '`scripts` has fonts of the same form, by the code of a script (`Arab`, `Hans`).',
    '## `sizes`',
    renderFields(sizesFields),
    '## `spacing`',
    renderFields(spacingFields),
    '## `page`',
    renderFields(pageFields),
    '## `page.margins`',
    renderFields(marginFields),
    '## `docx`',
    renderFields(docxFields),
    '## `epub`',
    renderFields(epubFields),
  );
}

function renderFields(fields: Table, marked: ReadonlySet<string> = new Set()): string {
  const rows = Object.entries(fields).map(([key, { about, reader, example }]) => [
    code(key) + (marked.has(key) ? '¹' : ''),
    about,
    // A form may go on with an example of its own, after a colon.
    reader.form.split(': ')[0] ?? '',
    code(`${key}: ${example}`),
  ]);
  return renderTable(['key', 'what it says', 'is', 'for example'], rows);
}
