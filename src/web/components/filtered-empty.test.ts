import { expect, it } from 'vitest';
import { namedFilters } from './FilteredEmpty.tsx';

it('an empty list names the filters in force as they are called', () => {
  expect(namedFilters(['PLZ: 99', false, undefined, '', 'Status: Interesse'])).toBe(
    '„PLZ 99“ und „Status Interesse“',
  );
  expect(namedFilters(['„Lindner“', 'Ort: Köln', 'Meine'])).toBe('„Lindner“, „Ort Köln“ und „Meine“');
});
