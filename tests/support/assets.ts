import type { Image } from 'mdast';
import { VFile } from 'vfile';
import { defaultLimits, type Limits } from '../../src/project/limits.ts';
import { loadAssets } from '../../src/project/load-assets.ts';

/**
 * Load the images of a text in `source/a/en.md`, one a line.
 *
 * @param root the project's folder
 * @returns the assets, and what is said of the text
 */
export async function loadImages(root: string, urls: string[], limits: Partial<Limits> = {}) {
  const file = new VFile({ path: 'source/a/en.md' });
  const images = urls.map((url, index): Image => {
    const at = { line: index + 1, column: 5 };
    return { type: 'image', url, alt: '', position: { start: at, end: at } };
  });
  const folders = { root, directory: 'source/a' };
  const assets = loadAssets(images, folders, file, { ...defaultLimits, ...limits });
  return {
    assets,
    messages: file.messages.map(({ line, column, ruleId, reason, note }) => ({
      at: `${line}:${column} ${ruleId}`,
      reason,
      note,
    })),
  };
}
