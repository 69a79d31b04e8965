import { describe, expect, it } from 'vitest';
import { isExactly, rank } from './rank.ts';

describe('the palette', () => {
  it('puts beginnings before words before scattered letters', () => {
    expect(rank('Wiedervorlagen', 'wie')).toBe(3);
    expect(rank('Neue Firma', 'fir')).toBe(2);
    expect(rank('Wiedervorlagen', 'wv')).toBe(1);
    expect(rank('Wiedervorlagen', 'xyz')).toBe(0);
  });
  it('tells the name itself from a part of it', () => {
    expect(isExactly('Übergeben', 'uebergeben')).toBe(true);
    expect(isExactly('Umbuchen', 'umb')).toBe(false);
    expect(isExactly('', ' ')).toBe(false);
  });
  it('finds umlauts in every spelling', () => {
    for (const typed of ['äpfel', 'aepfel', 'apfel']) expect(rank('Äpfel & Söhne', typed)).toBe(3);
    expect(rank('Straßenbau', 'strass')).toBe(3);
  });
});
