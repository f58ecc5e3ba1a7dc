import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Carrier,
  formatCarrier,
  parseCarrier,
} from '../../src/formats/pdf/conformance/carrier.ts';
import { checkHeadings } from '../../src/formats/pdf/conformance/check-headings.ts';
import { fixCarriers } from '../../src/formats/pdf/conformance/fix-carriers.ts';
import { fixContents } from '../../src/formats/pdf/conformance/fix-contents.ts';
import { fixFigures } from '../../src/formats/pdf/conformance/fix-figures.ts';
import { fixLinks } from '../../src/formats/pdf/conformance/fix-links.ts';
import { fixLists } from '../../src/formats/pdf/conformance/fix-lists.ts';
import { fixNotes } from '../../src/formats/pdf/conformance/fix-notes.ts';
import { fixTables } from '../../src/formats/pdf/conformance/fix-tables.ts';
import { fixWrappers } from '../../src/formats/pdf/conformance/fix-wrappers.ts';
import { outline, runPass } from './support/outline-tree.ts';

describe('fixLists', () => {
  test('gives an item one LBody, a nested list in it', () => {
    const { tree } = runPass(
      fixLists,
      outline`
        L
          LI
            Lbl
              "1."
            Link
              "one"
            "text"
            L
              LI
                Lbl
                  "a."
                P
                  "first"
                P
                  "second"
      `,
    );
    expect(tree).toBe(outline`
      L
        LI
          Lbl
            "1."
          LBody
            Link
              "one"
            "text"
            L
              LI
                Lbl
                  "a."
                LBody
                  P
                    "first"
                  P
                    "second"
    `);
  });

  test('makes an item of what stands in a list without one', () => {
    const { tree } = runPass(
      fixLists,
      outline`
        L
          NonStruct
            Lbl
              "1."
            P
              "a note"
          P
            "stray"
      `,
    );
    expect(tree).toBe(outline`
      L
        LI
          Lbl
            "1."
          LBody
            P
              "a note"
        LI
          LBody
            P
              "stray"
    `);
  });

  test('leaves a list that is right as it is', () => {
    const right = outline`
      L
        Caption
          "things"
        LI
          Lbl
            "1."
          LBody
            "one"
    `;
    expect(runPass(fixLists, right).tree).toBe(right);
  });

  test('says what a bullet is that is drawn as a shape', () => {
    const { tree } = runPass(
      fixLists,
      outline`
        LI
          Lbl
            ""
          "text"
      `,
    );
    expect(tree).toBe(outline`
      LI
        Lbl actual=•
          ""
        LBody
          "text"
    `);
  });
});

describe('fixWrappers', () => {
  test('takes out wrappers of texts and sections, and keeps the sections that a heading opens', () => {
    const { tree } = runPass(
      fixWrappers,
      outline`
        Document
          NonStruct
            H2
              NonStruct
                "Heading"
            P
              NonStruct
                "Some "
              Em
                NonStruct
                  "text"
              NonStruct
                NonStruct
                  "2"
      `,
    );
    expect(tree).toBe(outline`
      Document
        Sect
          H2
            "Heading"
          P
            "Some "
            Em
              "text"
            "2"
    `);
  });

  test('gives text in a grouping element its paragraph', () => {
    const { tree } = runPass(
      fixWrappers,
      outline`
        Document
          NonStruct
            NonStruct
              "term"
          NonStruct
            NonStruct
              NonStruct
                "one"
            NonStruct
              NonStruct
                "two"
          NonStruct
            "loose "
          Link
            "link"
      `,
    );
    expect(tree).toBe(outline`
      Document
        P
          "term"
        P
          "one"
        P
          "two"
        P
          "loose "
          Link
            "link"
    `);
  });

  test('keeps blocks in a cell apart, and an empty cell', () => {
    const { tree } = runPass(
      fixWrappers,
      outline`
        TR
          TD
            NonStruct
              NonStruct
                "one"
            NonStruct
              NonStruct
                "two"
          TD
            NonStruct
              "a"
            NonStruct
              NonStruct
                "1"
          TD
          NonStruct
      `,
    );
    expect(tree).toBe(outline`
      TR
        TD
          P
            "one"
          P
            "two"
        TD
          "a"
          "1"
        TD
    `);
  });

  test('keeps a language', () => {
    const { tree } = runPass(
      fixWrappers,
      outline`
        Document
          NonStruct lang=fr
            P
              "bonjour"
          P
            NonStruct lang=de
              "Tag"
      `,
    );
    expect(tree).toBe(outline`
      Document
        Div lang=fr
          P
            "bonjour"
        P
          Span lang=de
            "Tag"
    `);
  });
});

describe('fixFigures', () => {
  test('leaves alternative text to the image, beside its caption', () => {
    const { tree, problems } = runPass(
      fixFigures,
      outline`
        Figure
          Figure alt="A square"
            ""
          Caption
            "Figure 1"
      `,
    );
    expect(tree).toBe(outline`
      Div
        Figure alt="A square"
          ""
        Caption
          "Figure 1"
    `);
    expect(problems).toEqual([]);
  });

  test('puts the caption of a table into the table, on its side', () => {
    const { tree } = runPass(
      fixFigures,
      outline`
        Document
          Figure
            Caption
              "Table 1"
            Table
              TR
          Figure
            Table
              TR
            Caption
              "Table 2"
      `,
    );
    expect(tree).toBe(outline`
      Document
        Div
          Table
            Caption
              "Table 1"
            TR
        Div
          Table
            TR
            Caption
              "Table 2"
    `);
  });

  test('reports an image without alternative text, with its page', () => {
    const { problems } = runPass(
      fixFigures,
      outline`
        P
          Figure
            ""
      `,
    );
    expect(problems).toMatchObject([{ rule: 'figure-without-alt', page: 1 }]);
  });
});

describe('fixLinks', () => {
  test('makes a Link of what holds an annotation', () => {
    const { tree } = runPass(
      fixLinks,
      outline`
        P
          NonStruct
            "1"
            [a]
          Span
            "two"
            [b]
      `,
    );
    expect(tree).toBe(outline`
      P
        Link
          "1"
          [a]
        Span
          "two"
          Link
            [b]
    `);
  });
});

describe('fixTables', () => {
  test('counts header ids, gives scopes, and leaves defaults out', () => {
    const { tree, problems } = runPass(
      fixTables,
      outline`
        Table
          TR
            TH id=node66 RowSpan=1 ColSpan=1
              "A"
            TH id=node67 Scope=Column
              "B"
          TR
            TH id=node70
              "row"
            TD headers=node67,node70 RowSpan=1
              "1"
          TR
            TD ColSpan=2
              "both"
      `,
    );
    expect(tree).toBe(outline`
      Table
        TR
          TH id=th-1 Scope=Column
            "A"
          TH id=th-2 Scope=Column
            "B"
        TR
          TH id=th-3 Scope=Row
            "row"
          TD headers=th-2,th-3
            "1"
        TR
          TD ColSpan=2
            "both"
    `);
    expect(problems).toEqual([]);
  });

  test('reports rows of different length', () => {
    const { problems } = runPass(
      fixTables,
      outline`
        Table
          TR
            TD RowSpan=2
              "a"
            TD
              "b"
          TR
            TD
              "c"
          TR
            TD
              "short"
      `,
    );
    expect(problems).toMatchObject([{ rule: 'table-not-regular', text: 'short', page: 1 }]);
  });
});

test('fixNotes gives each note its own id', () => {
  const { tree } = runPass(
    fixNotes,
    outline`
      Document
        Note
          "a"
        FENote id=x
          "b"
    `,
  );
  expect(tree).toBe(outline`
    Document
      Note id=note-1
        "a"
      FENote id=note-2
        "b"
  `);
});

describe('checkHeadings', () => {
  test('reports a skipped level', () => {
    const { problems } = runPass(
      checkHeadings,
      outline`
        Document
          H1
            "One"
          H3
            "Three"
      `,
    );
    expect(problems).toMatchObject([{ rule: 'heading-skips-level', text: 'Three', page: 1 }]);
  });

  test('raises the headings of a report whose title is none', () => {
    const { tree, problems } = runPass(
      checkHeadings,
      outline`
        Document
          H2
            "Chapter"
          H3
            "Section"
      `,
    );
    expect(tree).toBe(outline`
      Document
        H1
          "Chapter"
        H2
          "Section"
    `);
    expect(problems).toEqual([]);
  });
});

describe('carriers', () => {
  test('become the type that they carry; others stay', () => {
    const { tree } = runPass(
      fixCarriers,
      outline`
        Document
          Figure alt=rapporteur:Span:lang=fr
            "bonjour"
          Figure alt=rapporteur:Formula:alt=E%3Dmc
            "E = mc"
          Figure alt=rapporteur:Nothing
            ""
      `,
    );
    expect(tree).toBe(outline`
      Document
        Span lang=fr
          "bonjour"
        Formula alt=E=mc
          "E = mc"
        Figure alt=rapporteur:Nothing
          ""
    `);
  });

  test('read back what was written', () => {
    const text = fc.option(fc.string(), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ lang: text, alt: text, actual: text, title: text }), (values) => {
        const given = Object.entries(values).filter(([, value]) => value !== undefined);
        const carrier: Carrier = { type: 'Span', ...Object.fromEntries(given) };
        expect(parseCarrier(formatCarrier(carrier))).toEqual(carrier);
      }),
    );
  });

  test('of a table of contents get its form', () => {
    const { tree } = runPass(
      fixContents,
      outline`
        TOC
          L
            LI
              LBody
                Link
                  "One"
                "1"
                L
                  LI
                    Link
                      "Sub"
      `,
    );
    expect(tree).toBe(outline`
      TOC
        TOCI
          Reference
            Link
              "One"
            "1"
          TOC
            TOCI
              Reference
                Link
                  "Sub"
    `);
  });
});
