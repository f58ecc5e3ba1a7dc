import { FileChild, type IContext, Paragraph } from 'docx';
import { childrenOf, element, nameOf, type Xml } from './xml.ts';

/** A piece of XML as one of docx's components. (docx takes objects of its own classes only.) */
export class Component extends FileChild {
  readonly #xml: Xml;

  constructor(xml: Xml) {
    super(nameOf(xml));
    this.#xml = xml;
  }

  override prepForXml(_context: IContext): Xml {
    return this.#xml;
  }
}

/** A place that is filled when the document is text. See `held-content.ts`. */
export class Placeholder extends FileChild {
  readonly #number: number;

  constructor(number: number) {
    super(PLACEHOLDER);
    this.#number = number;
  }

  override prepForXml(_context: IContext): Xml {
    return element(PLACEHOLDER, { n: this.#number });
  }
}

/** Not an element of Word's; text can't look like it, since text is escaped. */
export const PLACEHOLDER = 'held';

/**
 * A paragraph, where docx asks for its own: in running heads, and at the end of
 * a section, into whose last paragraph docx puts the section's properties. (To
 * anything else it adds an empty paragraph, which may be alone on a page.)
 */
export class ParagraphComponent extends Paragraph {
  readonly #xml: Xml;

  constructor(xml: Xml) {
    super({});
    this.#xml = xml;
  }

  override prepForXml(context: IContext): Xml {
    const children = childrenOf(this.#xml);
    const own = super.prepForXml(context) ?? {};
    const properties = childrenOf(own).find(isProperties);
    const section = properties === undefined ? [] : childrenOf(properties);
    const styled = children.find(isProperties);
    return {
      'w:p': [
        { 'w:pPr': [...(styled === undefined ? [] : childrenOf(styled)), ...section] },
        ...children.filter((child) => child !== styled),
      ],
    };
  }
}

function isProperties(child: Xml | string): child is Xml {
  return typeof child !== 'string' && nameOf(child) === 'w:pPr';
}
