import type { Attribution } from '../../report/metadata.ts';
import type { Report } from '../../report/report.ts';
import { finderOf, type Mention, type NameFinder } from '../attribution/names.ts';
import { findKey, listProperties } from '../attribution/properties.ts';
import { type AttributedImage, type AttributedRun, listAttributed } from '../attribution/runs.ts';
import { findEvidence, readPassage } from '../attribution/speech.ts';
import type { Check, CheckContext, CheckOptions } from '../check.ts';

export const attribution: Check = {
  id: 'attribution',
  severity: 'error',
  summary: 'The text says who said something, and the meeting’s rule does not allow it.',
  explanation: `Under the Chatham House Rule what was said may be used, but neither the identity nor the
affiliation of a speaker may be revealed. With \`attribution: chatham-house\` in \`report.yaml\`, the
people of the lists of participants are looked for in the text: by name or family name beside a verb
of speech or a quotation, or as a speaker is named (“Gil: …”, “… (Gil)”, “— Gil”); by affiliation
beside one in a panel. A name alone is reported in a panel’s title, a caption, a text alternative, the
file name or the words of an image, a quotation and the line under it, the name of the report’s folder,
and in what becomes a document’s properties (title, description, keywords …). Case and
diacritics do not count, inflected forms do. Lists of participants, and the blocks \`about\`,
\`acknowledgements\` and \`disclaimer\`, may name people.

A panel has a rule of its own with \`:::panel[Title]{attribution=on-record}\`. \`on-record\`: nothing is
looked for. \`mixed\`, of a report or a panel: some remarks may be attributed and others may not; the
same is looked for and is a warning, to be silenced where the person has agreed.

What it can’t see: people who are in no list; given names and nicknames; roles (“the ambassador”);
paraphrase, a turn of phrase or a detail that tells who spoke; names in the pixels of an image. **That
nothing is reported does not mean that nobody can be recognised**: somebody who was there has to
read the text. Nor does the rule know who has agreed to be named: say that in a comment.`,
  example: {
    wrong:
      '::::panel[Consent]{attribution=chatham-house}\nDr Gil argued that consent is scarce.\n\n:::participants\n- Dr Ana Gil, Dean, University of X\n:::\n::::',
    right:
      '::::panel[Consent]{attribution=chatham-house}\nOne participant argued that consent is scarce.\n\n:::participants\n- Dr Ana Gil, Dean, University of X\n:::\n::::',
  },
  run(report, context) {
    const { runs, images } = listAttributed(report);
    const rule = report.metadata.attribution;
    const isBound = (each: { attribution: Attribution }) => each.attribution !== 'on-record';
    const bound = runs.filter(isBound);
    if (bound.length === 0 && (rule === undefined || rule === 'on-record')) return;
    if (report.people.length === 0) {
      reportNoList(context);
      return;
    }
    const finder = finderOf(report);
    for (const run of bound) checkRun(run, finder, report, context);
    for (const image of images.filter(isBound)) checkImage(image, finder, report, context);
    if (rule !== undefined && rule !== 'on-record') checkProperties(rule, finder, report, context);
  },
};

function reportNoList(context: CheckContext): void {
  const found = findKey('attribution', context.files);
  context.report(
    found?.place,
    'There is no list of participants, so no name could be looked for',
    'List them in a “:::participants” block, or read the text for names yourself.',
    { severity: 'info', ...(found === undefined ? {} : { file: found.file }) },
  );
}

function checkRun(
  run: AttributedRun,
  finder: NameFinder,
  report: Report,
  context: CheckContext,
): void {
  const { prose, kind } = run;
  const mentions = finder.find(prose.text);
  if (mentions.length === 0) return;
  const passage = readPassage(prose.text, report.language);
  const seen = new Set<string>();
  for (const mention of mentions) {
    if (mention.kind === 'affiliation' && !run.inPanel) continue;
    const how = describeRun(run, mention, report);
    // One report a person and paragraph: who mends one sees the others.
    const key = `${mention.person.name}|${mention.kind}`;
    if (how === undefined || seen.has(key)) continue;
    seen.add(key);
    const written = prose.text.slice(mention.start, mention.end);
    tell(context, run.attribution, prose.locate(mention.start, mention.end), written, mention, how);
  }

  function describeRun(each: AttributedRun, mention: Mention, from: Report): string | undefined {
    if (kind === 'bare') {
      const isLine = prose.node.type === 'attributionLine';
      return mention.kind === 'name' || isLine ? `in ${each.what}` : undefined;
    }
    const evidence = findEvidence(passage, mention, from.language, kind === 'note');
    if (evidence?.kind === 'speech') return `beside “${evidence.text}”`;
    if (evidence?.kind === 'quotation') return 'beside a quotation';
    if (evidence?.kind === 'label') return 'as the speaker';
    return each.announces ? 'before a quotation' : undefined;
  }
}

function checkImage(
  { image, attribution: rule }: AttributedImage,
  finder: NameFinder,
  report: Report,
  context: CheckContext,
): void {
  const asset = report.assets.get(image.url);
  const drawing = asset?.mediaType === 'image/svg+xml' ? readWords(asset.bytes) : '';
  const places: [where: string, text: string][] = [
    ['in the text alternative of an image', image.alt ?? ''],
    ['in the title of an image', image.title ?? ''],
    ['in the file name of an image', nameOfFile(image.url)],
    ['in the words of a drawing', drawing],
  ];
  for (const [where, text] of places) {
    for (const mention of finder.find(text)) {
      if (mention.kind !== 'name') continue;
      tell(context, rule, image, text.slice(mention.start, mention.end), mention, where);
    }
  }
}

/** `images/mats-berdal_2.jpg` as `Mats Berdal 2`: file names are mostly written small. */
function nameOfFile(url: string): string {
  let name = url.replace(/^.*\//u, '').replace(/\.[a-z\d]+$/iu, '');
  try {
    name = decodeURIComponent(name);
  } catch {
    // As it is written.
  }
  return (
    name
      .replace(/[-_.\d]+/gu, ' ')
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .split(' ')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      // Capitals of neighbours would make a name look like part of another.
      .join(', ')
  );
}

function readWords(svg: Uint8Array): string {
  return new TextDecoder().decode(svg).replace(/<style[\s\S]*?<\/style>|<[^>]*>/gu, '. ');
}

function checkProperties(
  rule: Attribution,
  finder: NameFinder,
  report: Report,
  context: CheckContext,
): void {
  const folder = nameOfFile(report.name);
  for (const mention of finder.find(folder)) {
    const written = folder.slice(mention.start, mention.end);
    const where = 'in the name of the report’s folder, which its documents take';
    if (mention.kind === 'name') tell(context, rule, undefined, written, mention, where);
  }
  const { authors, editors, translators } = report.metadata;
  const credited = [...authors, ...editors, ...translators].map(({ name }) => name);
  for (const { key, text, file, place } of listProperties(report.metadata, context.files)) {
    for (const mention of finder.find(text)) {
      if (mention.kind !== 'name') continue;
      // Who wrote the report is there to be named.
      if (credited.some((name) => finder.find(name).some((each) => each.person === mention.person)))
        continue;
      const written = text.slice(mention.start, mention.end);
      tell(context, rule, place, written, mention, `in the document’s ${key}`, { file });
    }
  }
}

function tell(
  context: CheckContext,
  rule: Attribution,
  place: Parameters<CheckContext['report']>[0],
  written: string,
  { person, kind }: Mention,
  how: string,
  more: CheckOptions = {},
): void {
  const line = person.node.position?.start.line;
  const listed = line === undefined ? 'in a list' : `in line ${line}`;
  const who =
    kind === 'name'
      ? `“${written}” (${person.name}, listed ${listed})`
      : `“${written}” (affiliation of ${person.name}, listed ${listed})`;
  const isMixed = rule === 'mixed';
  context.report(
    place,
    `${who} is named ${how}, ${isMixed ? 'where not everybody may be' : 'under the Chatham House Rule'}`,
    isMixed
      ? 'Ask if the person agrees; if so, say it in a comment, else write “one participant”.'
      : 'Write “one participant”; if the person has agreed to be named, say so in a comment.',
    {
      ...more,
      ...(isMixed ? { severity: 'warning' as const } : {}),
      related: { place: person.node, message: `${person.name} is listed here` },
    },
  );
}
