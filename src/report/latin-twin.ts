/**
 * The characters of most texts in Western Europe: Latin-1, `Œ`, `œ`, the dashes,
 * quotation marks and spaces of General Punctuation, `€`.
 */
const LATIN = /^[\0-\xff\u0152\u0153\u2002-\u200a\u2010-\u2027\u202f-\u205e\u20ac]*$/;

/** Of these characters, those of each property that patterns ask for (Unicode 15, UAX 44). */
const PROPERTIES: Readonly<Record<string, string>> = {
  L: 'A-Za-z\\xaa\\xb5\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff\\u0152\\u0153',
  Lu: 'A-Z\\xc0-\\xd6\\xd8-\\xde\\u0152',
  Ll: 'a-z\\xb5\\xdf-\\xf6\\xf8-\\xff\\u0153',
  M: '',
  N: '0-9\\xb2\\xb3\\xb9\\xbc-\\xbe',
  Nd: '0-9',
  'sc=Latn': 'A-Za-z\\xaa\\xba\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff\\u0152\\u0153',
  'sc=Han': '',
  'sc=Arab': '',
};

/**
 * A pattern, and its twin for texts of Latin characters, which says the same
 * of them: `\p{L}` is six hundred ranges, and to make a matcher of it takes V8
 * 1 to 4 ms at every start, for each pattern anew. To read it takes 0.2 ms,
 * which is why the source is given, and each is made when it is first wanted.
 *
 * @param source of the pattern; of properties, it names those of {@link PROPERTIES}
 * @param flags with `u`
 * @returns which of the two is for a text
 * @throws SyntaxError, then, if it is no pattern; Error if it names another property
 */
export function withLatinTwin(source: string, flags: string): (text: string) => RegExp {
  let pattern: RegExp | undefined;
  let twin: RegExp | undefined;
  return (text) => {
    if (LATIN.test(text)) {
      twin ??= new RegExp(toLatin(source), flags);
      return twin;
    }
    pattern ??= new RegExp(source, flags);
    return pattern;
  };
}

function toLatin(source: string): string {
  let isInClass = false;
  return source.replace(/\\p\{([^}]*)\}|\\[\s\S]|[[\]]/g, (token, property: string | undefined) => {
    if (property !== undefined) {
      const members = PROPERTIES[property];
      if (members === undefined) throw new Error(`There is no twin for ${token}`);
      return isInClass ? members : `[${members}]`;
    }
    if (token === '[') isInClass = true;
    else if (token === ']') isInClass = false;
    return token;
  });
}
