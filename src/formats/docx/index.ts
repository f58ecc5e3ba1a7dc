import type { Format } from '../../report/format.ts';

/** Word documents (ECMA-376), by the docx package, which loads when the format is asked for. */
export const docx: Format = {
  name: 'docx',
  extension: '.docx',
  // While the source is read.
  prepare: () => {
    import('./render.ts').catch(() => {
      // Whoever renders is told.
    });
  },
  render: async (report, context) => {
    const { renderDocx } = await import('./render.ts');
    return renderDocx(report, context);
  },
};
