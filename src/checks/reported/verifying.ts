import type { RulePage } from '../check.ts';

/** A difference between a finished document and its source. */
const error = (id: string, summary: string, explanation: string): RulePage => ({
  id,
  severity: 'error',
  summary,
  explanation,
});

/** What `rapporteur verify` and `build --verify` find: `src/verify`. */
export const verifyingRules: readonly RulePage[] = [
  error(
    'verify-artifact',
    'A document is not there, can’t be read, or is older than its source.',
    '`rapporteur verify` reads finished documents. One that was cut short or changed by another program may no longer open; one that is older than its source lacks what was corrected since. Of a PDF without tags (`pdf: { profile: small }`) the words, their order, notes, links, outline and properties are compared; the rest nothing in it says, which is told as a note each time.',
  ),
  error(
    'verify-lost',
    'Words of the source are not in a document.',
    'Every word of the source is in each document, in reading order. What is missing was lost on the way, by an error of rapporteur or by a change of the document after it was made.',
  ),
  error(
    'verify-lost-block',
    'A whole block of the source is not in a document.',
    'Nothing of the block is there: neither its title nor what it holds.',
  ),
  error(
    'verify-doubled',
    'Words stand twice in a document, once in the source.',
    'The words that are told stand right before or after themselves.',
  ),
  error(
    'verify-added',
    'Words are in a document that the source does not have.',
    'Labels and numbers that rapporteur generates are known and expected; these are not among them.',
  ),
  error(
    'verify-changed',
    'Words of the source read otherwise in a document.',
    'The shape of quotation marks, dashes, digits and spaces may differ, and nothing else.',
  ),
  error(
    'verify-displaced',
    'Words stand elsewhere in a document than in the source.',
    'Front and back matter and notes have conventional places, which are expected; these words have none of them.',
  ),
  error(
    'verify-person',
    'A person’s line is not whole in a document.',
    'The name, the role or the affiliation is missing. The marks between them may differ.',
  ),
  error(
    'verify-heading',
    'A heading has another level in a document, or is none.',
    'Readers move by headings. Text that became one, or ceased to be one, is told as well.',
  ),
  error(
    'verify-paragraph',
    'A paragraph runs on in the one before it.',
    'In the source it begins anew.',
  ),
  error(
    'verify-list',
    'An item of a list is none in a document, or is of another kind or depth.',
    'Whether it has a number or a bullet, and how deep it stands, is as the source says. What Word can’t say of lists of tasks is not compared.',
  ),
  error(
    'verify-table',
    'A cell stands in another row or column of a document’s table.',
    'Tables are compared cell by cell. A head that heads no column is told as well.',
  ),
  error(
    'verify-note',
    'A note is gone, or a reference to one is gone or leads elsewhere.',
    'Each reference must lead to the note that the source has for it, wherever the layout puts notes.',
  ),
  error(
    'verify-link',
    'A link is gone in a document, or leads elsewhere.',
    'Links within the report must lead to the heading, figure or recommendation that the source names.',
  ),
  error(
    'verify-image',
    'An image is gone in a document, or has another description.',
    'The description is what those hear who can’t see the image.',
  ),
  error(
    'verify-language',
    'A passage has lost the language that it is in.',
    'A screen reader would pronounce it as the language around it.',
  ),
  error(
    'verify-metadata',
    'A title, a name or a number of the report is missing.',
    'It is on no cover, in no imprint and in none of the file’s properties. Titles and names must be visible.',
  ),
  error(
    'verify-contents',
    'The contents or the outline lack a heading, or an entry leads elsewhere.',
    'Chapters and sections must be there, in order, and deeper headings where there is one of their level. The outline is what a PDF shows beside its pages; there, levels are compared, too.',
  ),
];
