import type { Nodes, Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { EXIT, SKIP, visit } from '../../src/report/visit.ts';

const text = (value: string) => ({ type: 'text' as const, value });
const tree = (): Root => ({
  type: 'root',
  children: [
    { type: 'paragraph', children: [text('a'), { type: 'strong', children: [text('b')] }] },
    { type: 'paragraph', children: [text('c')] },
  ],
});
const nameOf = (node: Nodes) => ('value' in node ? node.value : node.type);

describe('visiting a tree', () => {
  it('comes to each node before its children, with its place', () => {
    const seen: string[] = [];
    visit(tree(), (node, index, parent) => {
      seen.push(`${nameOf(node)} ${index ?? '-'} ${parent?.type ?? '-'}`);
    });
    expect(seen).toEqual([
      'root - -',
      'paragraph 0 root',
      'a 0 paragraph',
      'strong 1 paragraph',
      'b 0 strong',
      'paragraph 1 root',
      'c 0 paragraph',
    ]);
  });

  it('comes to one type where it is asked to, leaves out children, and stops', () => {
    const texts: string[] = [];
    visit(tree(), 'text', (node) => {
      texts.push(node.value);
      return node.value === 'b' ? EXIT : undefined;
    });
    expect(texts).toEqual(['a', 'b']);
    const seen: string[] = [];
    visit(tree(), (node) => {
      seen.push(nameOf(node));
      return node.type === 'paragraph' ? SKIP : undefined;
    });
    expect(seen).toEqual(['root', 'paragraph', 'paragraph']);
  });

  it('goes on where it is told, in the list that is there by then', () => {
    const root = tree();
    const seen: string[] = [];
    visit(root, 'paragraph', (node, index, parent) => {
      const first = nameOf(node.children[0] as Nodes);
      seen.push(first);
      if (parent?.type !== 'root' || first !== 'a') return undefined;
      const added: Root['children'] = [{ type: 'paragraph', children: [text('new')] }];
      parent.children = [...added, ...parent.children.slice(1)];
      return [SKIP, index ?? 0];
    });
    expect(seen).toEqual(['a', 'new', 'c']);
  });
});
