'use strict';
// Source as an editor shows it: colours, squiggles, numbered steps. All text goes in as text nodes.

const KEYWORDS = new Set((
  'actor any as associatedtype async await break case catch class continue default defer deinit do else enum extension ' +
  'fallthrough false fileprivate final for func guard if import in init inout internal is lazy let mutating nil open ' +
  'operator override private protocol public repeat required rethrows return self Self some static struct subscript super ' +
  'switch throw throws true try typealias unowned var weak where while ' +
  'void int long short char float double signed unsigned const typedef sizeof id instancetype YES NO BOOL strong ' +
  'nonatomic copy assign readonly abstract boolean byte extends finally implements instanceof interface native new ' +
  'package synchronized this transient volatile null record sealed permits'
).split(' '));

const CODE = /(\/\/.*|\/\*.*?(?:\*\/|$))|(@?"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*')|(\b\d[\d_.xA-Fa-f]*\b)|([@#]?[A-Za-z_]\w*)/g;
const MARKUP = /(<!--.*?(?:-->|$))|("[^"]*")|(<\/?[A-Za-z][\w:.-]*|\/?>|<[?!][A-Za-z]+)/g;

/** The colours of a line: [from, to, class]; `state.open` says whether it starts inside a comment. */
function colours(line, markup, state) {
  const found = [];
  let from = 0;
  const close = markup ? '-->' : '*/';
  if (state.open) {
    const end = line.indexOf(close);
    if (end < 0) return [[0, line.length, 'c']];
    from = end + close.length;
    found.push([0, from, 'c']);
    state.open = false;
  }
  const pattern = markup ? MARKUP : CODE;
  pattern.lastIndex = from;
  for (let match; (match = pattern.exec(line)); ) {
    const end = match.index + match[0].length;
    if (match[1] !== undefined) {
      found.push([match.index, end, 'c']);
      const block = markup || match[0].startsWith('/*');
      if (block && !(match[0].length >= (markup ? 7 : 4) && match[0].endsWith(close))) state.open = true;
    } else if (match[2] !== undefined) found.push([match.index, end, 's']);
    else if (markup) found.push([match.index, end, 'g']);
    else if (match[3] !== undefined) found.push([match.index, end, 'd']);
    else if (KEYWORDS.has(match[4].replace(/^[@#]/, '')) || /^[@#]/.test(match[4])) found.push([match.index, end, 'k']);
  }
  return found;
}

/** Control characters and marks that turn the reading direction become visible signs. */
function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f]/g, (c) => String.fromCharCode(0x2400 + c.charCodeAt(0)))
    .replace(/[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/g, '\uFFFD');
}

/** Fills `cell` with a line, cut wherever a colour or a mark begins or ends. */
function paintLine(cell, line, spans, marks) {
  const cuts = new Set([0, line.length]);
  for (const [from, to] of [...spans, ...marks.map((mark) => [mark.from, mark.to])]) {
    cuts.add(Math.max(0, Math.min(from, line.length)));
    cuts.add(Math.max(0, Math.min(to, line.length)));
  }
  const places = [...cuts].sort((a, b) => a - b);
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i], places[i + 1]];
    for (const mark of marks) if (mark.from === from && mark.step) cell.append(mark.step());
    const classes = [];
    for (const span of spans) if (span[0] <= from && span[1] >= to) classes.push(span[2]);
    for (const mark of marks) if (mark.from <= from && mark.to >= to) classes.push(...mark.classes);
    const text = visible(line.slice(from, to));
    if (classes.length) {
      const span = document.createElement('span');
      span.className = classes.join(' ');
      span.textContent = text;
      cell.append(span);
    } else cell.append(text);
  }
  for (const mark of marks) if (mark.from >= line.length && line.length === 0 && mark.step) cell.append(mark.step());
}

/** The part of a mark that lies on a line, in offsets from 0; nothing when it has none there. */
function onLine(place, number, text) {
  const [, line, column, endLine, endColumn] = place;
  if (number < line || number > endLine) return null;
  const from = number === line ? column - 1 : text.search(/\S|$/);
  let to = number === endLine ? endColumn - 1 : text.length;
  if (number === endLine && endLine > line && to === 0) return null;
  if (to <= from) to = from + 1;
  return { from, to };
}
