import { VFile } from 'vfile';
import { loadTemplate } from '../../src/project/load-template.ts';
import { openProject } from '../../src/project/open-project.ts';
import { makeFolder } from './temporary-project.ts';

/**
 * Load a template as a report in `en.md` names it.
 *
 * @param files of the template `house`, by their paths in it
 * @param name the template that the report names
 * @returns the template, and what is said of the text and of the template's files
 */
export async function loadHouse(files: Record<string, string | Uint8Array>, name = 'house') {
  const root = makeFolder(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`templates/house/${path}`, text]),
    ),
  );
  const file = new VFile({ path: 'en.md' });
  const at = { line: 3, column: 1 };
  const place = { start: at, end: at };
  const { template, files: read } = loadTemplate(openProject(root), {
    name,
    file,
    place,
  });
  const messages = [file, ...read].flatMap((from) =>
    from.messages.map(({ line, column, ruleId, reason, note }) => ({
      at: `${from.path}:${line}:${column} ${ruleId}`,
      reason,
      note,
    })),
  );
  return { template, messages };
}
