import type { RulePage } from '../check.ts';

/** A warning that only the making of a document can give. */
const warning = (id: string, summary: string, explanation: string): RulePage => ({
  id,
  severity: 'warning',
  summary,
  explanation,
});

/** An error that only the making of a document can give. */
const error = (id: string, summary: string, explanation: string): RulePage => ({
  ...warning(id, summary, explanation),
  severity: 'error',
});

const CLAIM =
  'The PDF does not say that it conforms to PDF/UA, and everything else about it is as it should be.';

/** What the making of documents finds: `src/formats`. `check` does not see it. */
export const makingRules: readonly RulePage[] = [
  warning(
    'browser-sandbox',
    'The browser runs without its sandbox.',
    'The system does not permit it, as in a container that runs as root. What a source may do is guarded all the same; this is one wall less.',
  ),
  warning(
    'cover-element',
    'The template’s cover has an element that a format can’t show.',
    'It is left out there.',
  ),
  warning(
    'cover-image',
    'The template’s cover shows an image that the template has not.',
    'The cover is made without it.',
  ),
  warning(
    'cover-slot',
    'The template’s cover has a slot that nothing fills.',
    'Slots are filled from the metadata; the name may be misspelt.',
  ),
  warning(
    'docx-drawing',
    'A drawing could not be made into a picture for older versions of Word.',
    'Newer versions show the drawing itself.',
  ),
  warning(
    'docx-reference',
    'The organisation’s own Word file could not be used as it is.',
    'What could be taken over is; the message says what could not.',
  ),
  warning(
    'docx-webp',
    'A WebP image could not be made into one that Word shows.',
    'Word 2019 knows no WebP, so that the Word file gets such images as PNG. This one is damaged, or moves; the Word file has its description in its place. Save it as PNG, JPEG or GIF.',
  ),
  warning(
    'epub-accessibility',
    'The EPUB does not claim to be accessible.',
    'Something is in the way that the claim (EPUB Accessibility 1.1, WCAG 2.2 AA) rules out: what [`image-alt`](image-alt.md), [`table-head`](table-head.md), [`link-text`](link-text.md), [`empty-link`](empty-link.md) or [`empty-heading`](empty-heading.md) report, or colours of the theme that have too little contrast. The book is made without the claim, without its certifier, and, for an image, without saying that all images are described.',
  ),
  warning(
    'epub-link',
    'A link leads to nothing that is in the book.',
    'Its text is kept, and leads nowhere.',
  ),
  warning(
    'epub-pages',
    'The EPUB’s list of pages lacks some of the PDF’s.',
    'Citations by those pages can’t be found in the EPUB.',
  ),
  {
    id: 'epub-without-pdf',
    severity: 'info',
    summary: 'The EPUB was built where there is no PDF of the same text.',
    explanation:
      'Its page list names the pages of the PDF, and its cover is a picture of the PDF’s: both are taken from the PDF that was built with it, or from an earlier one of the same source that is still beside it. Without one the EPUB has no page list, and its cover is a drawing of the title in the house’s colours.',
  },
  warning('pdf-annotation-not-a-link', 'The PDF has a note, stamp or form that is no link.', CLAIM),
  warning(
    'pdf-claims-nothing',
    'The PDF does not say that it conforms to PDF/UA.',
    'The warnings before it say why. A document that claims what it is not would be worse than one that claims nothing.',
  ),
  warning('pdf-content-drawn-twice', 'Something is drawn in two places of the PDF.', CLAIM),
  warning(
    'pdf-figure-without-alt',
    'A figure of the PDF has no text alternative.',
    `${CLAIM} See [\`image-alt\`](image-alt.md).`,
  ),
  warning(
    'pdf-footnote-in-text',
    'A note had no room at the foot of its page.',
    'It follows its paragraph. A long note, or several in one paragraph, need more room than a page has.',
  ),
  warning('pdf-form-control', 'The PDF has a field of a form.', CLAIM),
  warning(
    'pdf-glyph-without-character',
    'A sign of the PDF stands for no character.',
    `It can’t be searched, copied or read aloud. ${CLAIM}`,
  ),
  warning('pdf-graphics-too-nested', 'Drawings are nested deeper than a PDF may.', CLAIM),
  warning('pdf-heading-not-in-outline', 'A heading of the PDF is not in its outline.', CLAIM),
  warning(
    'pdf-heading-skips-level',
    'A heading of the PDF skips a level.',
    `${CLAIM} See [\`heading-order\`](heading-order.md).`,
  ),
  warning(
    'pdf-image-in-cmyk',
    'An image is in the colours of a printing press.',
    'PDF/A asks for a profile of those colours. Save the image in RGB.',
  ),
  warning('pdf-link-outside-structure', 'A link of the PDF stands outside the tagged text.', CLAIM),
  warning('pdf-link-to-nowhere', 'A link of the PDF leads to nothing.', CLAIM),
  warning(
    'pdf-missing-glyph',
    'A font has no sign for a character.',
    `An empty box is printed. ${CLAIM} See [\`missing-character\`](missing-character.md).`,
  ),
  warning('pdf-not-tagged', 'The browser printed the report without tags.', CLAIM),
  warning(
    'pdf-not-understood',
    'The browser’s PDF has a form that could not be read.',
    'It is left as the browser made it, and claims nothing. A browser that this version of rapporteur was tested with helps.',
  ),
  error(
    'pdf-page-numbers',
    'Page numbers of the contents did not settle.',
    'A number moves its page, and the page then has another number. Such a document is not written: a shorter or longer title settles it, or `notes: end` in `report.yaml`.',
  ),
  warning(
    'pdf-request-refused',
    'The report asked for something that is not in it.',
    'A build reaches no network and no other file; what was asked for is missing from the document. The rule can’t be turned off.',
  ),
  warning(
    'pdf-table-not-regular',
    'A table of the PDF has rows of different lengths.',
    `A screen reader can’t tell the columns. ${CLAIM}`,
  ),
  warning(
    'pdf-text-not-tagged',
    'The browser gave a text of the report no tag.',
    `No screen reader says it. ${CLAIM} A style or a part of the template that hides it from them, such as \`aria-hidden\`, may be why.`,
  ),
  warning(
    'pdf-too-wide',
    'Something is wider than the pages of the PDF.',
    'It is set smaller, until it fits. Long words of a table break by themselves; a table of many columns can be turned, parted or published beside the report.',
  ),
];
