import { about } from './about.ts';
import { acknowledgements } from './acknowledgements.ts';
import type { Block } from './block.ts';
import { box } from './box.ts';
import { caseStudy } from './case-study.ts';
import { disclaimer } from './disclaimer.ts';
import { figure } from './figure.ts';
import { keyMessages } from './key-messages.ts';
import { note } from './note.ts';
import { panel } from './panel.ts';
import { participants } from './participants.ts';
import { quote } from './quote.ts';
import { recommendations } from './recommendations.ts';
import { summary } from './summary.ts';

/** Every block, by the type of its node. To add one, add its file and its line here. */
export const blocks = {
  about,
  acknowledgements,
  box,
  caseStudy,
  disclaimer,
  figure,
  keyMessages,
  note,
  panel,
  participants,
  quote,
  recommendations,
  summary,
};

/** The type of a node that a block makes. */
export type BlockType = keyof typeof blocks;

const byName = new Map<string, Block>(
  Object.values(blocks).flatMap((block) =>
    block.names.map((name): [string, Block] => [name, block as unknown as Block]),
  ),
);

/** The names of all directives. */
export const blockNames: readonly string[] = [...byName.keys()];

/** The block that a directive's name opens. */
export function findBlock(name: string): Block | undefined {
  return byName.get(name);
}

/** The block that made a node, or `undefined` for a node of mdast. */
export function blockOf(type: string): Block | undefined {
  return Object.hasOwn(blocks, type) ? (blocks[type as BlockType] as unknown as Block) : undefined;
}
