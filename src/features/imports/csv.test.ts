import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordsOf } from './csv.ts';
import { UnreadableFile } from './unreadable.ts';

async function recordsIn(pieces: string[], most?: number) {
  const records = [];
  for await (const record of recordsOf(pieces, ';', most)) records.push(record);
  return records;
}

const faultIn = (text: string) =>
  recordsIn([text]).then(
    () => undefined,
    (error: unknown) => (error instanceof UnreadableFile ? error.fault : error),
  );

test('lines are counted with breaks in cells and empty lines', async () => {
  expect(await recordsIn(['\n\na;b\r\n"1\n2";x\n\n"3\r\n4";y\r5;z'])).toEqual([
    { line: 3, cells: ['a', 'b'] },
    { line: 4, cells: ['1\n2', 'x'] },
    { line: 7, cells: ['3\r\n4', 'y'] },
    { line: 9, cells: ['5', 'z'] },
  ]);
});

test('no more is read than asked for: what is broken behind it is no matter', async () => {
  expect(await recordsIn(['a;b\n1;2\n"3'], 2)).toHaveLength(2);
});

test.each([
  ['a;b\n1;2\n"3;4\n5;6\n', 'quote-not-closed', 3, 1],
  ['a;b\n"1\n2";"3" 4\n', 'quote-in-text', 3, 2],
  ['a;b\n\n1;2 "Zoll"\n', 'quote-in-text', 3, 2],
])('%j: a broken quote is named with its line and column', async (text, reason, line, column) => {
  expect(await faultIn(text)).toEqual({ reason, line, column });
});

/** Whatever a text is made of, and wherever it is cut into pieces, it reads as another parser reads the whole of it. */
test('records are those of csv-parse', async () => {
  const texts = fc
    .array(fc.constantFrom('a', 'ü', '"', '"', '""', ';', ';', '\n', '\r\n', '\r', '\0', ' ', '"x"', '🙂'), {
      maxLength: 16,
    })
    .map((parts) => parts.join(''));
  const cuts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 16, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(texts, cuts, async (text, lengths) => {
      const pieces = [];
      for (let at = 0, cut = 0; at < text.length; at += lengths[cut++ % 16]!)
        pieces.push(text.slice(at, at + lengths[cut % 16]!));
      const own = await recordsIn(pieces).then(
        (records) => records.map(({ cells }) => cells),
        () => 'unreadable',
      );
      expect(own).toEqual(read(text));
    }),
    { numRuns: 3_000 },
  );
});

function read(text: string): unknown {
  try {
    return parse(text, {
      delimiter: ';',
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    return 'unreadable';
  }
}
