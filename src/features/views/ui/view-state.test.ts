import { describe, expect, it } from 'vitest';
import { isViewQuery } from '../rules.ts';
import { isSameQuery, queryOf, searchFor } from './view-state.ts';

const parameters = ['q', 'city', 'sort', 'columns'];

describe('the state of a list as a view', () => {
  it('holds filter, sort and columns, and nothing else of the address', () => {
    const search = { q: 'Öl & Gas', city: ['Köln', 'Bonn'], columns: 'name,place', new: 'true', view: 'x' };
    const query = queryOf(search, parameters);
    expect(query).toBe('q=%C3%96l+%26+Gas&city=K%C3%B6ln&city=Bonn&columns=name,place');
    expect(isViewQuery(query)).toBe(true);
  });
  it('is the same in any order', () => {
    expect(isSameQuery('sort=-name&city=Ulm&city=Bonn', 'city=Bonn&city=Ulm&sort=-name')).toBe(true);
    expect(isSameQuery('city=Ulm', 'city=Ulm&city=Bonn')).toBe(false);
  });
  it('leads back to the list: what the view does not say is taken away, what the page does not know ignored', () => {
    expect(searchFor('city=Ulm&evil=1', parameters, 'v1')).toEqual({
      q: undefined,
      city: 'Ulm',
      sort: undefined,
      columns: undefined,
      view: 'v1',
    });
  });
});
