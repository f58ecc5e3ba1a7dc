import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { VFile } from 'vfile';
import { EnvironmentError } from '../report/environment-error.ts';
import { defaultLimits } from './limits.ts';
import type { Project } from './project.ts';
import { readSource } from './read-source.ts';
import { readFields } from './reader.ts';
import { defaultSettings, settingsFields, type WrittenSettings } from './settings-fields.ts';
import { parseYaml } from './yaml.ts';

const settingsName = 'rapporteur.yaml';

/**
 * Open the project that a folder belongs to: the nearest folder upwards with a
 * `rapporteur.yaml`, else the folder itself.
 *
 * @param from absolute path of a folder
 * @returns the project; problems of its settings are messages of `file`
 * @throws {EnvironmentError} if the folder does not exist
 */
export function openProject(from: string): Project {
  let start: string;
  try {
    start = realpathSync(from);
  } catch (cause) {
    throw new EnvironmentError(`There is no folder ${from}`, { cause });
  }
  const root = findRoot(start);
  if (root === undefined) {
    const file = new VFile({ path: settingsName, cwd: start, value: '' });
    return { root: start, settings: defaultSettings, file };
  }
  const file = readSource(root, settingsName, defaultLimits.settingsSize);
  const yaml = parseYaml(file, String(file), 1, defaultLimits);
  const { values } = readFields<WrittenSettings>(yaml.contents, yaml, settingsFields, settingsName);
  const limits = { ...defaultLimits, ...values.limits };
  const { 'source-language': sourceLanguage = defaultSettings.sourceLanguage, ...others } = values;
  return { root, settings: { ...defaultSettings, ...others, sourceLanguage, limits }, file };
}

function findRoot(start: string): string | undefined {
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, settingsName))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}
