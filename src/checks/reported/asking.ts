import type { RulePage } from '../check.ts';

/** What is looked for on demand, since it asks the network. */
export const askingRules: readonly RulePage[] = [
  {
    id: 'external-link',
    severity: 'warning',
    summary: 'A link leads to a page that is not there.',
    explanation: `Only \`rapporteur check --links\` looks for it; nothing else of rapporteur reaches the
network. Each address of the text and of the metadata is asked for once: for its head, and for the page where a server
gives no head; four servers at a time, and each of them one thing at a time; ten seconds are waited.
Only http and https at addresses of the public internet are asked, redirections too. Answers are kept
for a week, those of broken links for an hour, in the user’s cache folder.

A server that refuses programs (401, 403, 429 …) tells nothing, and is not reported. The rule can’t
tell whether a page still says what it said, nor whether a part of a page (\`#…\`) is there.`,
    example: {
      wrong: 'See [the programme](https://example.org/no-such-page).',
      right: 'See [the programme](https://example.org/).',
    },
  },
];
