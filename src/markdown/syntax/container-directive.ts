import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import type { Extension } from 'micromark-util-types';
import type {} from 'remark-parse';
import type { Processor } from 'unified';

/** The code of `:`. */
const COLON = 58;

/**
 * The syntax of container directives alone.
 *
 * Text directives (`:name`) and leaf directives (`::name`) stay off: they turn
 * `10:30`, `John 3:16` and `localhost:8080` into empty elements without a word.
 *
 * @throws if the extension no longer lists the container's construct first
 */
export function containerDirective(): Extension {
  const flow = directive().flow?.[COLON];
  const construct = Array.isArray(flow) ? flow[0] : flow;
  if (construct?.concrete !== true) {
    throw new Error('micromark-extension-directive no longer has a container construct first');
  }
  return { flow: { [COLON]: construct } };
}

/** unified plugin: parse `:::name[label]{attributes}` … `:::` to `containerDirective` nodes. */
export function remarkContainerDirective(this: Processor): undefined {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), containerDirective()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
}
