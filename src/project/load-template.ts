import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { VFile } from 'vfile';
import { type Place, report } from '../report/diagnostics.ts';
import { suggestNearest } from '../report/nearest.ts';
import type { Template, Theme } from '../report/template.ts';
import { type Refusal, readInside } from './files.ts';
import { inspectImage } from './inspect-image.ts';
import type { Limits } from './limits.ts';
import { packageRoot } from './package-root.ts';
import type { Project } from './project.ts';
import { defaultTemplate, type WrittenTemplate } from './read-metadata.ts';
import { readSource } from './read-source.ts';
import { readFields } from './reader.ts';
import { checkCover, checkStyles } from './template-safety.ts';
import { themeFields, type WrittenTheme } from './theme-fields.ts';
import { parseYaml } from './yaml.ts';

/** A template, and the files that it was read from with their diagnostics. */
export interface LoadedTemplate {
  /** Absent where there is no such template, or no theme could be read. */
  template?: Template;
  files: VFile[];
}

/** Where templates are looked for. */
interface TemplateFolder {
  /** Absolute, real. */
  root: string;
  /** The folder of templates inside it. */
  relative: string;
}

/**
 * Load a template: from the project's `templates/`, else from those that come
 * with rapporteur.
 *
 * A template says only where it differs: what its `theme.yaml` leaves out, and
 * the files that it has not, are those of `roundtable`.
 *
 * @param project whose templates come first
 * @param written the name, and where the source says it
 */
export function loadTemplate(project: Project, written: WrittenTemplate): LoadedTemplate {
  const own = { root: project.root, relative: project.settings.templates };
  const ours = { root: realpathSync(packageRoot), relative: 'templates' };
  const { limits } = project.settings;
  const folder = findTemplate([own, ours], written.name);
  if (folder === undefined) {
    const known = [own, ours].flatMap(listTemplates);
    report(
      written.file,
      written.place,
      'missing-template',
      `There is no template "${written.name}"`,
      {
        hint:
          suggestNearest(written.name, known) ??
          `Templates: ${[...new Set(known)].sort().join(', ')}.`,
      },
    );
    return { files: [] };
  }
  const base =
    folder === ours && written.name === defaultTemplate
      ? undefined
      : readTemplate(ours, defaultTemplate, limits);
  return readTemplate(folder, written.name, limits, base?.template);
}

function findTemplate(folders: TemplateFolder[], name: string): TemplateFolder | undefined {
  return folders.find((folder) => listTemplates(folder).includes(name));
}

function listTemplates(folder: TemplateFolder): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path.join(folder.root, folder.relative), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

function readTemplate(
  folder: TemplateFolder,
  name: string,
  limits: Limits,
  base?: Template,
): LoadedTemplate {
  const files: VFile[] = [];
  const directory = `${folder.relative}/${name}`;
  const names = readdirSync(path.join(folder.root, directory), {
    recursive: true,
    encoding: 'utf8',
  });
  const present = new Set(names.map((entry) => entry.split(path.sep).join('/')));
  const read = (file: string): VFile | undefined => {
    if (!present.has(file)) return undefined;
    const source = readSource(folder.root, `${directory}/${file}`, limits.settingsSize);
    files.push(source);
    return source;
  };

  const images = new Map(base?.images);
  for (const entry of [...present].sort()) {
    if (/\.(svg|png|jpe?g|gif|webp)$/i.test(entry)) {
      const image = readTemplateImage(folder, `${directory}/${entry}`, limits, files);
      if (image !== undefined) images.set(entry, image);
    }
  }
  const styles = (file: keyof Template['css']) => {
    const source = read(`${file}.css`);
    if (source === undefined) return base?.css[file] ?? '';
    checkStyles(source, images);
    return String(source);
  };
  const cover = read('cover.html');
  if (cover !== undefined) checkCover(cover, images);
  const themeFile = read('theme.yaml');
  const written = themeFile === undefined ? undefined : readTheme(themeFile, limits, base?.theme);
  const theme = themeFile === undefined ? base?.theme : written?.theme;
  const reference =
    written?.reference === undefined
      ? base?.reference
      : readReference(folder, `${directory}/${written.reference}`, limits, (refusal) => {
          if (themeFile !== undefined) reportRefusal(themeFile, written.place, refusal);
        });
  const css = {
    common: styles('common'),
    print: styles('print'),
    screen: styles('screen'),
    epub: styles('epub'),
  };
  if (theme === undefined) {
    if (themeFile === undefined) {
      const missing = new VFile({ path: `${directory}/theme.yaml`, value: '' });
      report(missing, undefined, 'missing-file', 'The template has no theme.yaml');
      files.push(missing);
    }
    return { files };
  }
  const coverText = cover === undefined ? (base?.cover ?? '') : String(cover);
  return {
    template: {
      name,
      theme,
      cover: coverText,
      css,
      images,
      ...(reference === undefined ? {} : { reference }),
    },
    files,
  };
}

/** The organisation's own Word file. */
function readReference(
  folder: TemplateFolder,
  relative: string,
  limits: Limits,
  refuse: (refusal: Refusal) => void,
): Template['reference'] {
  const read = readInside(folder.root, relative, limits.imageSize);
  if ('bytes' in read) return { name: path.basename(relative), bytes: read.bytes };
  refuse(read);
  return undefined;
}

function reportRefusal(file: VFile, place: Place, { rule, problem, hint }: Refusal): void {
  report(file, place, rule, problem, hint === undefined ? {} : { hint });
}

/** A theme, over the one that it is based on; `undefined` if something is in neither. */
function readTheme(
  file: VFile,
  limits: Limits,
  base: Theme | undefined,
): { theme: Theme; reference: string | undefined; place: Place } | undefined {
  const yaml = parseYaml(file, String(file), 1, limits);
  const { values, places } = readFields<WrittenTheme>(
    yaml.contents,
    yaml,
    themeFields,
    'theme.yaml',
  );
  const theme = {
    colours: {
      ...base?.colours,
      ...values.colours,
      dark: { ...base?.colours.dark, ...values.colours?.dark },
    },
    fonts: { ...base?.fonts, ...values.fonts },
    scripts: { ...base?.scripts, ...values.scripts },
    sizes: { ...base?.sizes, ...values.sizes },
    spacing: { ...base?.spacing, ...values.spacing },
    page: {
      ...base?.page,
      ...values.page,
      margins: { ...base?.page.margins, ...values.page?.margins },
    },
    epub: { ...base?.epub, ...values.epub },
  };
  const missing = findMissing(theme);
  for (const key of missing) {
    report(file, undefined, 'missing-key', `"${key}" is missing in theme.yaml`);
  }
  // Every key that the type asks for has been found to be there.
  if (missing.length > 0) return undefined;
  return { theme: theme as Theme, reference: values.docx?.reference, place: places.docx };
}

/** The keys of a whole theme, as dotted paths. */
function findMissing(theme: {
  colours: object;
  fonts: object;
  sizes: object;
  spacing: object;
  page: object;
}): string[] {
  const palette = ['ink', 'paper', 'muted', 'accent', 'onAccent', 'tint', 'rule', 'link'];
  const required = [
    ...palette.map((key) => `colours.${key}`),
    ...palette.map((key) => `colours.dark.${key}`),
    ...['body', 'heading', 'code'].map((key) => `fonts.${key}`),
    ...['body', 'small', 'title', 'subtitle', 'headings', 'lineHeight'].map(
      (key) => `sizes.${key}`,
    ),
    ...['paragraph', 'block'].map((key) => `spacing.${key}`),
    ...['size', 'mirror'].map((key) => `page.${key}`),
    ...['top', 'bottom', 'inner', 'outer'].map((key) => `page.margins.${key}`),
  ];
  const has = (key: string) =>
    key
      .split('.')
      .reduce<unknown>(
        (value, step) =>
          typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
        theme,
      ) !== undefined;
  return required.filter((key) => !has(key));
}

function readTemplateImage(
  folder: TemplateFolder,
  relative: string,
  limits: Limits,
  files: VFile[],
): Uint8Array | undefined {
  const file = new VFile({ path: relative, value: '' });
  const read = readInside(folder.root, relative, limits.imageSize);
  const image = 'bytes' in read ? inspectImage(read.bytes, limits) : read;
  if ('bytes' in image) return image.bytes;
  report(
    file,
    undefined,
    image.rule,
    image.problem,
    image.hint === undefined ? {} : { hint: image.hint },
  );
  files.push(file);
  return undefined;
}
