import type { RegionalLanguage } from '../report/language.ts';

/** Portuguese of Brazil, where it differs. */
export const language: RegionalLanguage = {
  tag: 'pt-BR',
  base: 'pt',
  name: 'Português (Brasil)',
  word: 'pt-BR',
  locale: 'pt-BR',
  dayForms: { 1: '1º' },
  labels: {
    contents: 'Sumário',
    listOfTables: 'Tabelas',
    summary: 'Resumo executivo',
    disclaimer: 'Isenção de responsabilidade',
    skipToContent: 'Ir para o conteúdo',
    series: 'Coleção',
    kinds: { table: 'Tabela', box: 'Quadro' },
  },
  plainForms: { participants: ['participantes', 'lista de participantes', 'palestrantes'] },
  quotes: { outer: ['“', '”'], inner: ['‘', '’'] },
};
