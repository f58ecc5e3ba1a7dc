import type { ContainerDirective } from 'mdast-util-directive';
import type { VFile } from 'vfile';
import type { AttributeRule, Block } from '../../blocks/block.ts';
import { report } from '../../report/diagnostics.ts';
import { isLanguageTag } from '../../report/language-tag.ts';
import { nearest } from '../../report/nearest.ts';

/** Attributes that every block takes. */
const COMMON = ['id', 'lang', 'level'] as const;

/** A directive's attributes, checked; what is wrong is reported and left out. */
export interface CheckedAttributes {
  attributes: Record<string, string>;
  id?: string;
  /** BCP 47 tag. */
  lang?: string;
  /** Depth of the block's heading, 2 to 6. */
  level?: number;
}

/**
 * Check a directive's attributes against its block's rules.
 *
 * @param directive as parsed
 * @param block the block that it opens
 * @param file where problems are reported, at the directive's first line
 */
export function checkAttributes(
  directive: ContainerDirective,
  block: Block,
  file: VFile,
): CheckedAttributes {
  const result: CheckedAttributes = { attributes: {} };
  const place = directive.position?.start;
  const problem = (message: string, hint: string | undefined) =>
    report(file, place, 'block-attribute', message, {
      ...(hint === undefined ? {} : { hint }),
    });
  for (const [key, value] of Object.entries(directive.attributes ?? {})) {
    const written = value ?? '';
    const rule = Object.hasOwn(block.attributes, key) ? block.attributes[key] : undefined;
    if (key === 'id') {
      if (isName(written)) result.id = written;
      else
        problem(
          `“${written}” can’t be an id`,
          'An id begins with a letter and has letters, digits, “-”, “_” and “.” only.',
        );
    } else if (key === 'lang') {
      if (isLanguageTag(written)) result.lang = written;
      else
        problem(`“${written}” is no language tag`, 'Write a BCP 47 tag such as “fr” or “zh-Hans”.');
    } else if (key === 'level') {
      if (/^[2-6]$/u.test(written)) result.level = Number(written);
      else problem(`“level=${written}” is no heading level`, 'A level is a number from 2 to 6.');
    } else if (rule === undefined) {
      const known = [...Object.keys(block.attributes), ...COMMON];
      const near = nearest(key, known);
      problem(
        `“:::${directive.name}” has no attribute “${key}”`,
        near === undefined ? `It has: ${known.join(', ')}.` : `Did you mean “${near}”?`,
      );
    } else {
      const wrong = checkValue(rule, written);
      if (wrong === undefined) result.attributes[key] = written;
      else problem(`“${key}=${written}” is not understood`, wrong);
    }
  }
  return result;
}

function checkValue(rule: AttributeRule, value: string): string | undefined {
  switch (rule.kind) {
    case 'choice':
      return rule.values.includes(value) ? undefined : `Write one of: ${rule.values.join(', ')}.`;
    case 'number':
      return /^\d+$/u.test(value) ? undefined : 'Write a whole number.';
    case 'flag':
      return value === '' || value === 'true' ? undefined : 'Write the name alone.';
    case 'url':
      return URL.canParse(value) ? undefined : 'Write a whole address: “https://…”.';
    default:
      return undefined;
  }
}

/** An XML name without a colon (XML 1.0, production 5, NCName), which every format can carry. */
function isName(id: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id);
}
