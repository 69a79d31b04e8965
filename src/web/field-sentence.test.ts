import { expect, test } from 'vitest';
import { fieldSentence } from './field-sentence.ts';

test('a code becomes a sentence, and never stands on the page itself', () => {
  expect(fieldSentence({ path: 'body.name', code: 'must-not-be-empty' })).toBe('Füllen Sie dieses Feld aus.');
  expect(fieldSentence({ path: 'body.name', code: 'at-most-200-characters' })).toContain('200');
  expect(fieldSentence({ path: 'body.name', code: 'something-new' })).not.toContain('something-new');
});

test('a sentence of the server stands where the code is not known here', () => {
  expect(fieldSentence({ path: 'body.text', code: 'other', message: 'Kürzen Sie den Text.' })).toBe(
    'Kürzen Sie den Text.',
  );
});
