import type { Heading, Paragraph, Parents, Root, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { VFile } from 'vfile';
import type { BlockContext } from '../../blocks/block.ts';
import { matchFigure } from '../../blocks/figure.ts';
import { matchPanelHeading, type Panel } from '../../blocks/panel.ts';
import {
  makeParticipantsTitle,
  matchParticipantsTitle,
  type Participants,
  readPeople,
} from '../../blocks/participants.ts';
import { report } from '../../report/diagnostics.ts';
import type { Language } from '../../report/language.ts';
import { textOf } from '../../report/phrasing.ts';

/**
 * unified plugin: give a report that was written with no knowledge of blocks
 * the same tree as their directive form: `### Panel 1: …` opens a panel that
 * lasts until the next heading of its depth; `Participants:` before a list is a
 * participants block; a lone image with a title is a figure.
 */
export function remarkPlainForms(options: { language: Language }) {
  return (tree: Root, file: VFile): void => {
    const job = { file, language: options.language };
    tree.children = findFigures(
      findParticipants(releaseParticipants(findPanels(tree.children, job), job), false, job),
    );
  };
}

interface Job {
  file: VFile;
  language: Language;
}

function findPanels(nodes: RootContent[], job: Job): RootContent[] {
  const result: RootContent[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as RootContent;
    const match = node.type === 'heading' ? matchPanelHeading(node, job.language) : undefined;
    if (node.type !== 'heading' || match === undefined) {
      result.push(node);
      continue;
    }
    const end = nodes.findIndex(
      (next, at) => at > index && next.type === 'heading' && next.depth <= node.depth,
    );
    const content = nodes.slice(index + 1, end < 0 ? nodes.length : end);
    const written = { ...node, children: match.title };
    const last = content.at(-1) ?? node;
    const panel: Panel = {
      type: 'panel',
      kind: match.kind,
      children: [written, ...content],
      data: { writtenNumber: match.number },
    };
    if (node.position !== undefined && last.position !== undefined) {
      panel.position = { start: node.position.start, end: last.position.end };
    }
    result.push(panel);
    index += content.length;
  }
  return result;
}

/**
 * A list of the whole meeting's participants at the very end stands after the
 * last plain-form panel, not in it: no other panel has a list of its own.
 */
function releaseParticipants(nodes: RootContent[], job: Job): RootContent[] {
  const panels = nodes.filter((node) => node.type === 'panel');
  const last = panels.at(-1);
  if (last?.data?.writtenNumber === undefined || panels.length < 2) return nodes;
  const starts = panels.map((panel) => findList(panel, job));
  const start = starts.pop() ?? -1;
  if (start < 0 || start !== last.children.length - 2 || starts.some((at) => at >= 0)) return nodes;
  const title = last.children[start];
  // A list of chairs or speakers is the panel's own.
  if (title?.type !== 'paragraph' || !isDefaultTitle(title, job.language)) return nodes;
  const released = last.children.splice(start);
  const index = nodes.indexOf(last);
  return [...nodes.slice(0, index + 1), ...released, ...nodes.slice(index + 1)];
}

/** Whether a title is the language's own word for participants, and so no group's label. */
function isDefaultTitle(title: Paragraph, language: Language): boolean {
  const content = matchParticipantsTitle(title, language);
  return content !== undefined && textOf(content) === language.labels.participants;
}

/** Where a panel's participants begin; -1 for a panel without. */
function findList(panel: Panel, job: Job): number {
  return panel.children.findIndex(
    (node, index) =>
      node.type === 'participants' ||
      (node.type === 'paragraph' &&
        panel.children[index + 1]?.type === 'list' &&
        matchParticipantsTitle(node, job.language) !== undefined),
  );
}

function findParticipants(nodes: RootContent[], inPanel: boolean, job: Job): RootContent[] {
  const result: RootContent[] = [];
  let depth = 1;
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index] as RootContent;
    const next = nodes[index + 1];
    if (node.type === 'heading') depth = node.depth;
    if (node.type === 'panel') node.children = findParticipants(node.children, true, job);
    const isTitle = node.type === 'heading' || node.type === 'paragraph';
    const title = isTitle ? matchParticipantsTitle(node, job.language) : undefined;
    if (isTitle && title !== undefined && next?.type === 'list') {
      result.push(buildParticipants(node, title, next, { depth, inPanel }, job));
      index += 1;
    } else if (isTitle && title !== undefined && node.type === 'heading' && isUntitled(next)) {
      // `## Participants` right before the directive is that block's heading.
      next.children = [{ ...node, children: title }, ...next.children.slice(1)];
      result.push(next);
      index += 1;
    } else {
      result.push(node);
    }
  }
  return result;
}

function isUntitled(node: RootContent | undefined): node is Participants {
  return node?.type === 'participants' && node.children[0]?.data?.generated === true;
}

function buildParticipants(
  titleNode: Heading | Paragraph,
  title: Heading['children'],
  list: RootContent,
  around: { depth: number; inPanel: boolean },
  job: Job,
): Participants {
  const depth = Math.max(2, Math.min(6, around.depth + 1)) as Heading['depth'];
  const context: BlockContext = {
    language: job.language,
    depth,
    inPanel: around.inPanel,
    report: (place, rule, message, options) => report(job.file, place, rule, message, options),
  };
  // The language's own word is no label: it is what the directive says without one.
  const isDefault = textOf(title) === job.language.labels.participants;
  const directive = { type: 'containerDirective', name: 'participants' } as ContainerDirective;
  if (titleNode.position !== undefined) directive.position = titleNode.position;
  const made =
    titleNode.type === 'heading'
      ? [{ ...titleNode, children: title }]
      : makeParticipantsTitle(isDefault ? [] : title, context, {
          directive,
          label: [],
          attributes: {},
          children: [],
        });
  const node: Participants = {
    type: 'participants',
    separator: job.language.labels.listSeparator,
    children: [...made, ...readPeople([list], context)],
  };
  if (titleNode.position !== undefined && list.position !== undefined) {
    node.position = { start: titleNode.position.start, end: list.position.end };
  }
  return node;
}

function findFigures(nodes: RootContent[]): RootContent[] {
  return nodes.map((node) => {
    if (node.type === 'paragraph') return matchFigure(node) ?? node;
    if ('children' in node && node.type !== 'figure' && node.type !== 'table') {
      (node as Parents).children = findFigures(node.children as RootContent[]) as never;
    }
    return node;
  });
}
