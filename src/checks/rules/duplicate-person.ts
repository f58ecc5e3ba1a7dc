import type { Check } from '../check.ts';
import { bareName, foldText } from '../text.ts';

export const duplicatePerson: Check = {
  id: 'duplicate-person',
  severity: 'warning',
  summary: 'A person stands twice in a list.',
  explanation: `The same name twice in one list of participants is mostly a line that was pasted
twice. Names are compared without honorific, case and diacritics. One person in the lists of two
panels is no fault.`,
  example: {
    wrong:
      ':::participants\n- Dr Ana Gil, Dean, University of X\n- Dr Ana Gil, University of X\n:::',
    right: ':::participants\n- Dr Ana Gil, Dean, University of X\n:::',
  },
  run(report, context) {
    const seen = new Map<string, number>();
    for (const person of report.people) {
      const key = `${person.panel ?? ''}|${foldText(bareName(person))}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, person.node.position?.start.line ?? 1);
      else {
        context.report(
          person.node,
          `“${person.name}” already stands in this list, in line ${first}`,
          'Take one of the two lines away.',
        );
      }
    }
  },
};
