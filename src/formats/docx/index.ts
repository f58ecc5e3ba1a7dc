import type { Format } from '../../report/format.ts';

/** Word documents (ECMA-376), by the docx package, which loads when the format is asked for. */
export const docx: Format = {
  name: 'docx',
  extension: '.docx',
  render: async (report, context) => {
    const { renderDocx } = await import('./render.ts');
    return renderDocx(report, context);
  },
};
