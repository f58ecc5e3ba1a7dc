import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Image } from 'mdast';
import type { VFile } from 'vfile';
import { report } from '../report/diagnostics.ts';
import { suggestNearest } from '../report/nearest.ts';
import type { Asset } from '../report/report.ts';
import { describeSize, type Refusal, readInside } from './files.ts';
import { type InspectedImage, inspectImage } from './inspect-image.ts';
import type { Limits } from './limits.ts';
import { listLocalizedNames } from './localized-image.ts';

/** Where a report's images may lie. */
export interface AssetFolders {
  /** Absolute, real path of the project's folder: no image lies outside of it. */
  root: string;
  /** The report's folder, relative to it, with `/`: urls are relative to this. */
  directory: string;
  /** BCP 47 tag of the text: a picture in its language takes the place of the one that is named. */
  language?: string;
}

const suffixes: Record<Asset['mediaType'], string> = {
  'image/svg+xml': '.svg',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
};

/**
 * Read and check the images that a report shows.
 *
 * Never throws: what can't be used is a diagnostic at each image node that
 * names it, and is absent from the result.
 *
 * @param images the image nodes, in reading order
 * @param folders where they may lie
 * @param file the source file, for diagnostics
 * @param limits of bytes and pixels
 * @returns the assets by the url that the source writes
 */
export function loadAssets(
  images: readonly Image[],
  folders: AssetFolders,
  file: VFile,
  limits: Limits,
): Map<string, Asset> {
  const byUrl = new Map<string, Image[]>();
  for (const image of images) {
    const nodes = byUrl.get(image.url);
    if (nodes === undefined) byUrl.set(image.url, [image]);
    else nodes.push(image);
  }
  const assets = new Map<string, Asset>();
  const names = new Set<string>();
  let total = 0;
  for (const [url, nodes] of byUrl) {
    const loaded = loadImage(url, folders, limits, limits.imagesSize - total);
    if ('problem' in loaded) {
      const options = loaded.hint === undefined ? {} : { hint: loaded.hint };
      for (const node of nodes) report(file, node, loaded.rule, loaded.problem, options);
      continue;
    }
    total += loaded.bytes.length;
    assets.set(url, { url, name: nameAsset(url, loaded.mediaType, names), ...loaded, nodes });
  }
  return assets;
}

function loadImage(
  url: string,
  folders: AssetFolders,
  limits: Limits,
  left: number,
): InspectedImage | Refusal {
  const named = resolveUrl(url, folders.directory);
  if (typeof named !== 'string') return named;
  const own = readLocalized(named, folders, limits);
  const relative = own?.relative ?? named;
  const read = own?.read ?? readInside(folders.root, named, limits.imageSize);
  if ('problem' in read) {
    if (read.rule !== 'missing-file') return read;
    return { ...read, rule: 'missing-image', ...findNearbyFile(folders, relative, url) };
  }
  if (!hasExactCase(folders.root, relative)) {
    return {
      rule: 'missing-image',
      problem: `There is no file "${url}" with these upper- and lower-case letters`,
      hint: 'Other computers tell them apart: write the name exactly as the file has it.',
    };
  }
  if (read.bytes.length > left) {
    return {
      rule: 'limit-size',
      problem: `The report's images are more than ${describeSize(limits.imagesSize)} together`,
    };
  }
  return inspectImage(read.bytes, limits);
}

/** The picture in the text's language, where one lies beside that which is named. */
function readLocalized(named: string, { root, language }: AssetFolders, limits: Limits) {
  if (language === undefined) return undefined;
  for (const relative of listLocalizedNames(named, language)) {
    const read = readInside(root, relative, limits.imageSize);
    if (!('problem' in read) || read.rule !== 'missing-file') return { relative, read };
  }
  return undefined;
}

/**
 * The path that an image's url stands for, relative to the project's folder.
 * Only plain relative paths are: no scheme, host, query or anchor, and no way
 * to write a path that two programs would read differently.
 */
function resolveUrl(url: string, directory: string): string | Refusal {
  if (url.trim() === '') return { rule: 'missing-image', problem: 'The image names no file' };
  if (/^[a-z][a-z0-9+.-]+:/i.test(url) || url.startsWith('//')) {
    return {
      rule: 'remote-image',
      problem: `The image "${shorten(url)}" is not a file of the report`,
      hint: 'Save it in the report’s images folder and write images/name.png.',
    };
  }
  let decoded: string;
  try {
    decoded = decodeURIComponent(url);
  } catch {
    return { rule: 'missing-image', problem: `"${shorten(url)}" is not the name of a file` };
  }
  const outside: Refusal = {
    rule: 'outside-project',
    problem: `The image "${shorten(url)}" is outside of the report's folder`,
    hint: 'Save it in the report’s images folder and write images/name.png.',
  };
  // A "%2e%2e%2f" that decodes once more into ".." has no honest use.
  if (/[\\\0]/.test(decoded) || /^([/~]|[a-z]:)/i.test(decoded)) return outside;
  if (/%(2e|2f|5c|00)/i.test(url) || /%(2e|2f|5c|25|00)/i.test(decoded)) return outside;
  if (/[?#]/.test(decoded)) {
    return {
      rule: 'missing-image',
      problem: `"${shorten(url)}" is not the name of a file`,
      hint: 'Leave "?" and "#" out.',
    };
  }
  const joined = path.posix.normalize(`${directory}/${decoded}`);
  return joined.startsWith('../') || joined === '..' ? outside : joined;
}

function findNearbyFile(
  folders: AssetFolders,
  relative: string,
  url: string,
): Pick<Refusal, 'problem' | 'hint'> {
  const problem = `There is no image "${shorten(url)}"`;
  const parent = path.posix.dirname(relative);
  const names = listNames(path.join(folders.root, parent));
  if (names === undefined) return { problem, hint: `There is no folder "${parent}" either.` };
  const hint = suggestNearest(path.posix.basename(relative), names.sort());
  return hint === undefined
    ? { problem, hint: `Put the file into "${parent}".` }
    : { problem, hint };
}

/** Whether every part of a path is spelt as the folders spell it, on file systems that don't care. */
function hasExactCase(root: string, relative: string): boolean {
  let folder = root;
  for (const name of relative.split('/')) {
    const names = listNames(folder);
    const spelt = names?.includes(name) ?? true;
    const composed = names?.some((entry) => entry.normalize('NFC') === name.normalize('NFC'));
    if (!spelt && composed !== true) return false;
    folder = path.join(folder, name);
  }
  return true;
}

function listNames(folder: string): string[] | undefined {
  try {
    return readdirSync(folder);
  } catch {
    return undefined;
  }
}

/** A name for containers: ASCII, with the suffix of what the file is, unique whatever the case. */
function nameAsset(url: string, mediaType: Asset['mediaType'], taken: Set<string>): string {
  const base = path.posix
    .basename(decodeURIComponent(url))
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  for (let count = 1; ; count += 1) {
    const name = `images/${base === '' ? 'image' : base}${count === 1 ? '' : `-${count}`}${suffixes[mediaType]}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}

function shorten(url: string): string {
  return url.length > 80 ? `${url.slice(0, 80)}…` : url;
}
