import type { Serve } from '#features/people/context.ts';
import { assignCategory, changeCategory, createCategory, removeCategory } from './commands.ts';
import * as contract from './contract.ts';
import { categories } from './store.ts';

export function routes(serve: Serve): void {
  serve(contract.listCategories, async (_input, { db }) => ({ items: await categories(db) }));
  serve(contract.createCategory, ({ body }, context) => createCategory(body, context));
  serve(contract.changeCategory, ({ params, body }, context) => changeCategory(params.id, body, context));
  serve(contract.assignAccountCategory, ({ params }, context) => assignCategory('account', params, context));
  serve(contract.removeAccountCategory, ({ params }, context) => removeCategory('account', params, context));
  serve(contract.assignContactCategory, ({ params }, context) => assignCategory('contact', params, context));
  serve(contract.removeContactCategory, ({ params }, context) => removeCategory('contact', params, context));
}
