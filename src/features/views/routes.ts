import type { Serve } from '#features/people/context.ts';
import { changeView, createView, deleteView, orderViews } from './commands.ts';
import * as contract from './contract.ts';
import { viewPage } from './store.ts';

export function routes(serve: Serve): void {
  serve(contract.listViews, ({ query }, context) => viewPage(context, query));
  serve(contract.createView, ({ body }, context) => createView(body, context));
  serve(contract.changeView, ({ params, body }, context) => changeView(params.id, body, context));
  serve(contract.deleteView, ({ params }, context) => deleteView(params.id, context));
  serve(contract.orderViews, ({ params, body }, context) => orderViews(params.page, body.viewIds, context));
}
