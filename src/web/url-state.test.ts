import { describe, expect, it } from 'vitest';
import { asFlag, asNumber, asOneOf, asTexts, parseAddress, writeAddress } from './url-state.ts';

describe('the address', () => {
  it('keeps values as typed, repeated ones as lists', () => {
    expect(parseAddress('?q=007&statusId=a&statusId=b')).toEqual({ q: '007', statusId: ['a', 'b'] });
    expect(writeAddress({ q: '007', statusId: ['a', 'b'], gone: undefined })).toBe(
      '?q=007&statusId=a&statusId=b',
    );
  });
  it('survives plus signs of telephone numbers', () => {
    expect(parseAddress('?number=%2B49221')).toEqual({ number: '+49221' });
    expect(writeAddress({ number: '+49221' })).toBe('?number=%2B49221');
  });
  it('drops what makes no sense', () => {
    expect(asOneOf(['name', '-name'])('x')).toBeUndefined();
    expect(asNumber('abc')).toBeUndefined();
    expect(asTexts('a')).toEqual(['a']);
    expect(asFlag('false')).toBe(false);
  });
});
