import type { Image, Nodes, Parents } from 'mdast';
import type { Attribution } from '../../report/metadata.ts';
import { textOf } from '../../report/phrasing.ts';
import type { Report } from '../../report/report.ts';
import { visit } from '../../report/visit.ts';
import { listProse, type Prose } from '../prose.ts';

/** A run of prose, with what attribution asks of its surroundings. */
export interface AttributedRun {
  prose: Prose;
  /** The rule that holds there. */
  attribution: Attribution;
  inPanel: boolean;
  /**
   * `text` needs a verb or quotation beside a name; `note` (and a source line),
   * which cites what people have published, a verb; `bare` is a place where the
   * name alone says who spoke or who is shown.
   */
  kind: 'text' | 'note' | 'bare';
  /** What a `bare` place is called. */
  what?: string;
  /** A quotation follows the run. */
  announces: boolean;
}

/** An image with the rule that holds where it stands. */
export interface AttributedImage {
  image: Image;
  attribution: Attribution;
}

/** Where people are listed and thanked by name, with nothing that they said. */
const LISTS = new Set(['participants', 'about', 'acknowledgements', 'disclaimer']);

const QUOTATIONS = new Set(['quote', 'blockquote']);

const BARE: Readonly<Record<string, string>> = {
  attributionLine: 'the line under a quotation',
  caption: 'a caption',
};

interface Around {
  attribution: Attribution | undefined;
  inPanel: boolean;
  inQuotation: boolean;
  inNote: boolean;
  panelTitle: boolean;
  announces: boolean;
}

/** Everything in a report that an attribution rule holds for, with the rule; in reading order. */
export function listAttributed(report: Report): {
  runs: AttributedRun[];
  images: AttributedImage[];
} {
  const runs: AttributedRun[] = [];
  const images: AttributedImage[] = [];
  const prose = new Map(listProse(report).map((run) => [run.node, run]));
  const hasPanels = report.tree.children.some(function isPanel(node: Nodes): boolean {
    return node.type === 'panel' || ('children' in node && node.children.some(isPanel));
  });
  const walk = (node: Nodes, around: Around): void => {
    if (LISTS.has(node.type)) return;
    const here = { ...around };
    if (node.type === 'panel') {
      here.attribution = readAttribution(node.attribution) ?? here.attribution;
      here.inPanel = true;
    }
    if (QUOTATIONS.has(node.type)) here.inQuotation = true;
    if (node.type === 'footnoteDefinition') here.inNote = true;
    if (node.type === 'image' && here.attribution !== undefined) {
      images.push({ image: node, attribution: here.attribution });
    }
    const run = prose.get(node as Parents);
    if (run !== undefined && here.attribution !== undefined) {
      runs.push(describe(run, here, here.attribution, hasPanels));
      // In it there is no other run, and most nodes are in one.
      const { attribution } = here;
      visit(node, 'image', (image) => {
        images.push({ image, attribution });
      });
      return;
    }
    if (!('children' in node)) return;
    node.children.forEach((child, index) => {
      const next = node.children[index + 1];
      walk(child as Nodes, {
        ...here,
        panelTitle: node.type === 'panel' && index === 0 && child.type === 'heading',
        announces: next !== undefined && QUOTATIONS.has(next.type),
      });
    });
  };
  walk(report.tree, {
    attribution: report.metadata.attribution,
    inPanel: false,
    inQuotation: false,
    inNote: false,
    panelTitle: false,
    announces: false,
  });
  return { runs, images };
}

function describe(
  prose: Prose,
  around: Around,
  attribution: Attribution,
  hasPanels: boolean,
): AttributedRun {
  const what = around.panelTitle
    ? 'the title of a panel'
    : (BARE[prose.node.type] ?? (around.inQuotation ? 'a quotation' : undefined));
  return {
    prose,
    attribution,
    // A report without panels is one discussion.
    inPanel: around.inPanel || !hasPanels,
    kind:
      around.inNote || prose.node.type === 'sourceLine'
        ? 'note'
        : what === undefined
          ? 'text'
          : 'bare',
    ...(what === undefined ? {} : { what }),
    announces: around.announces && /[:：]\s*$/u.test(textOf([prose.node])),
  };
}

/** A panel's own rule; its attribute has been checked when it was read. */
function readAttribution(written: string | undefined): Attribution | undefined {
  const all: readonly Attribution[] = ['chatham-house', 'on-record', 'mixed'];
  return all.find((attribution) => attribution === written);
}
