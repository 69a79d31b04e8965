import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { search } from '#features/accounts/contract.ts';
import type { ReplyOf } from '#lib/contract.ts';
import { m } from '#paraglide/messages.js';
import { ButtonLink } from '#web/components/ButtonLink.tsx';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { Tabs } from '#web/components/Tabs.tsx';
import { queryOf } from '#web/queries.ts';
import { asOneOf, asText, useUrlState } from '#web/url-state.ts';
import styles from './SearchPage.module.css';

type Hit = ReplyOf<typeof search>['items'][number];

const kinds = ['company', 'person', 'contact'] as const;
const fields = { q: asText, kind: asOneOf(kinds) };
const hitsMost = 50;

/** Records and contacts by name, phone, e-mail or customer number, the best first, by kind (ux.md S35). */
export function SearchPage() {
  const [{ q = '', kind }, change] = useUrlState(fields);
  const { data, error, refetch } = useQuery({
    ...queryOf(search, { query: { q, limit: hitsMost } }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const hits = q.trim() === '' ? [] : data?.items;
  const countOf = (one: Hit['kind']) => hits?.filter((hit) => hit.kind === one).length;
  return (
    <Page
      title={m.web_search()}
      fill
      count={hits && hits.length > 0 ? countWords(hits.length) : undefined}
      bar={
        <>
          <FilterBar>
            <SearchField
              label={m.web_search_field()}
              value={q}
              onSearch={(text) => void change({ q: text })}
            />
          </FilterBar>
          {hits && hits.length > 0 && (
            <div className={styles.tabs}>
              <Tabs
                label={m.web_search_kinds()}
                tabs={[
                  { value: 'all' as const, label: m.web_search_all(), count: hits.length },
                  ...kinds.map((one) => ({ value: one, label: pluralNames()[one], count: countOf(one) })),
                ]}
                value={kind ?? 'all'}
                onValue={(value) => void change({ kind: value === 'all' ? undefined : value })}
              />
            </div>
          )}
        </>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !hits && <LoadingBars rows={8} fill />}
      {hits?.length === 0 && <NothingFound q={q} />}
      <Hits hits={hits?.filter((hit) => !kind || hit.kind === kind) ?? []} />
    </Page>
  );
}

function NothingFound({ q }: { q: string }) {
  if (!q.trim()) return <EmptyState>{m.web_search_hint()}</EmptyState>;
  return (
    <EmptyState
      action={
        <ButtonLink to="/accounts" search={{ new: '1' }}>
          {m.web_command_new_account()}
        </ButtonLink>
      }
    >
      {m.web_search_none({ text: q })}
    </EmptyState>
  );
}

function Hits({ hits }: { hits: readonly Hit[] }) {
  return (
    <ul className={styles.hits}>
      {hits.map((hit) => (
        <li key={hit.id}>
          <Link
            to={hit.kind === 'contact' ? '/contacts/$id' : '/accounts/$id'}
            params={{ id: hit.id }}
            className={styles.hit}
          >
            <span className={styles.name}>{hit.name}</span>
            <span className="t-meta">{hit.context}</span>
            <span className="t-meta">{kindNames()[hit.kind]}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const countWords = (count: number) =>
  count < hitsMost ? m.web_search_count({ count }) : m.web_search_best({ count });

const kindNames = () => ({
  company: m.web_kind_company(),
  person: m.web_kind_person(),
  contact: m.web_kind_contact(),
});

const pluralNames = () => ({
  company: m.accounts_companies(),
  person: m.accounts_persons(),
  contact: m.web_nav_contacts(),
});
