import { visit } from '../../report/visit.ts';
import type { Check } from '../check.ts';

const FILE_NAME = /^[\w .()-]+\.(?:svg|png|jpe?g|gif|webp|bmp|tiff?)$/iu;
const CAMERA_NAME = /^(?:img|dsc|image|screenshot|picture|untitled|scan)[ _-]?\d*$/iu;

export const imageAlt: Check = {
  id: 'image-alt',
  severity: 'warning',
  summary: 'An image has no text alternative, or a file name in its place.',
  explanation: `A reader who can't see the image has the words in square brackets and nothing else
(WCAG 2.2, 1.1.1). An image without them counts as decoration in the PDF, and withdraws the EPUB's
claim of accessibility. The rule can't tell whether the words say what the image shows.`,
  example: {
    wrong: '![](images/missions.svg)\n\n![IMG_2041](images/hall.jpg)',
    right: '![Four missions on a line from consent to coercion](images/missions.svg)',
  },
  run(report, context) {
    visit(report.tree, 'image', (node) => {
      const alt = (node.alt ?? '').trim();
      if (alt === '') {
        context.report(
          node,
          'This image has no text alternative',
          'Say in the square brackets what it shows: “![What it shows](file)”.',
        );
      } else if (FILE_NAME.test(alt) || CAMERA_NAME.test(alt)) {
        context.report(
          node,
          `“${alt}” is a file’s name, not what the image shows`,
          'Say in the square brackets what it shows.',
        );
      }
    });
  },
};
