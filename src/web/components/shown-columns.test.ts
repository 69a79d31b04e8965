import { describe, expect, it } from 'vitest';
import { shownColumns } from './shown-columns.ts';

const all = ['name', 'place', 'status', 'owner'].map((id) => ({ id, header: id }));
const withButtons = [...all, { id: 'actions', header: 'Aktionen', hidesHeader: true }];
const ids = (chosen: string | undefined, columns: typeof all = all) =>
  shownColumns(columns, chosen).map(({ id }) => id);

describe('the columns of a grid', () => {
  it('are all of them until somebody chooses', () => expect(ids(undefined)).toEqual(all.map(({ id }) => id)));
  it('come in the order chosen, behind the one that names the row', () =>
    expect(ids('name,owner,place')).toEqual(['name', 'owner', 'place']));
  it('keep the name even where a view leaves it out, and the buttons at the end', () =>
    expect(ids('owner', withButtons)).toEqual(['name', 'owner', 'actions']));
  it('ignore what the grid does not have, and what is said twice', () =>
    expect(ids('name,place,turnover,place')).toEqual(['name', 'place']));
});
