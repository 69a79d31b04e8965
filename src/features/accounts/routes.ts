import type { Context, Serve } from '#features/people/context.ts';
import { Refusal } from '#lib/refusal.ts';
import { accountPage } from './account-list.ts';
import { getBinnedAccount, getBinnedContact } from './bin-contract.ts';
import { binnedAccountById, binnedContactById } from './bin-store.ts';
import { changeAccount, createAccount, deleteAccount, restoreAccount } from './commands.ts';
import { changeContact, createContact, deleteContact, restoreContact } from './contact-commands.ts';
import * as contactContract from './contact-contract.ts';
import { contactDuplicatesOf } from './contact-duplicate-store.ts';
import { contactById, contactPage } from './contact-store.ts';
import * as contract from './contract.ts';
import { duplicatesOf } from './duplicate-store.ts';
import { mergeAccounts, undoMerge } from './merge-commands.ts';
import { searchResults } from './search-store.ts';
import { accountsById } from './store.ts';

const resultsShown = 20;

export function routes(serve: Serve): void {
  serve(contract.listAccounts, ({ query: { limit, cursor, sort, q, ...filter } }, context) =>
    accountPage(context, filter, { limit, cursor, sort, q: q?.trim() || undefined }),
  );
  serve(getBinnedAccount, ({ params }, context) => existing(binnedAccountById(context, params.id)));
  serve(contract.createAccount, ({ body }, context) => createAccount(body, context));
  serve(contract.getAccount, ({ params }, context) =>
    existing(accountsById(context, [params.id]).then(([one]) => one)),
  );
  serve(contract.changeAccount, ({ params, body }, context) => changeAccount(params.id, body, context));
  serve(contract.deleteAccount, ({ params }, context) => deleteAccount(params.id, context));
  serve(contract.restoreAccount, ({ params }, context) => restoreAccount(params.id, context));
  serve(contract.listAccountDuplicates, ({ query }, context) => duplicatesOf(context, query));
  serve(contract.mergeAccounts, ({ body }, context) => mergeAccounts(body, context));
  serve(contract.undoMerge, ({ params }, context) => undoMerge(params.id, context));
  contactRoutes(serve);
  serve(contract.search, async ({ query: { q, limit = resultsShown } }, context) => ({
    items: await searchResults(context, q, limit),
  }));
}

function contactRoutes(serve: Serve): void {
  serve(contactContract.listContacts, ({ query }, context) =>
    contactPage(context, { ...query, q: query.q?.trim() || undefined }),
  );
  serve(contactContract.listContactDuplicates, ({ query }, context) => contactDuplicatesOf(context, query));
  serve(contactContract.createContact, ({ body }, context) => createContact(body, context));
  serve(contactContract.getContact, ({ params }, context: Context) =>
    existing(contactById(context, params.id)),
  );
  serve(contactContract.changeContact, ({ params, body }, context) =>
    changeContact(params.id, body, context),
  );
  serve(getBinnedContact, ({ params }, context) => existing(binnedContactById(context, params.id)));
  serve(contactContract.restoreContact, ({ params }, context) => restoreContact(params.id, context));
  serve(contactContract.deleteContact, ({ params }, context) => deleteContact(params.id, context));
}

async function existing<Item>(found: Promise<Item | undefined>): Promise<Item> {
  const item = await found;
  if (item === undefined) throw new Refusal('not-found');
  return item;
}
