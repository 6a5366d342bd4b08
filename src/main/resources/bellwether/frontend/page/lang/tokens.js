// Cuts a condition's text into the pieces that the server's reader sees.
const CUTS = [
  ['date', /\d{4}-\d{2}-\d{2}(?![\w-])/y],
  ['number', /\d{1,30}(?:\.\d{1,30})?(?:%|(?:bn|[kKmM]|BN)(?!\w))?(?![\w.])/y],
  ['name', /[Aa][Vv][Ww][Aa][Pp]_\d{4}-\d{2}-\d{2}(?![\w-])/y],
  ['name', /[A-Za-z_]\w*(?:\.\w+)*/y],
  ['string', /"([^"\\\n]{0,200})"/y],
  ['sign', /<=|>=|!=|[<>=+\-*/(),[\]]/y],
  ['sign', /@\w*/y],
  ['unknown', /[\w.]+|[^ \t\n\v\f\r\w<>=+\-*/(),[\]]+|./y],
];
const SPACE = /[ \t\n\v\f\r]+/y;
export const KEYWORDS = 'and or not between crosses above below rising falling is in within for bars'.split(' ');
const IN_TESTS = new Set([...'and or not between crosses rising falling is in within for on_list screen < <= > >= = !='.split(' ')]);

export function tokens(text) {
  const found = [];
  for (let at = 0; at < text.length;) {
    SPACE.lastIndex = at;
    if (SPACE.test(text)) {
      at = SPACE.lastIndex;
      continue;
    }
    let next = at + 1;
    for (const [kind, cut] of CUTS) {
      cut.lastIndex = at;
      const match = cut.exec(text);
      if (match) {
        const shown = kind === 'string' ? match[1] : match[0];
        found.push({kind, text: shown, low: shown.toLowerCase(), at, end: cut.lastIndex});
        next = cut.lastIndex;
        break;
      }
    }
    at = next;
  }
  found.push({kind: 'end', text: '', low: '', at: text.length, end: text.length});
  return found;
}

export const isSpoken = token => token.kind === 'name' || token.kind === 'sign';

/** For each opening bracket whether a test lies in it and not a value. */
export function testBrackets(list) {
  const tests = [];
  const open = [];
  const close = () => {
    const closed = open.pop();
    if (closed !== undefined && tests[closed] && open.length) tests[open.at(-1)] = true;
  };
  list.forEach((token, i) => {
    if (isSpoken(token) && token.low === '(') open.push(i);
    else if (isSpoken(token) && token.low === ')') close();
    else if (open.length && isSpoken(token) && IN_TESTS.has(token.low)) tests[open.at(-1)] = true;
  });
  while (open.length) close();
  return tests;
}
