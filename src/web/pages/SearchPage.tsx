import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { search } from '#features/accounts/contract.ts';
import { m } from '#paraglide/messages.js';
import { EmptyState } from '#web/components/EmptyState.tsx';
import { ErrorNotice } from '#web/components/ErrorNotice.tsx';
import { FilterBar } from '#web/components/FilterBar.tsx';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { Page } from '#web/components/Page.tsx';
import { SearchField } from '#web/components/SearchField.tsx';
import { queryOf } from '#web/queries.ts';
import { asText, useUrlState } from '#web/url-state.ts';
import styles from './SearchPage.module.css';

const fields = { q: asText };

/** Records and contacts by name, phone, e-mail or customer number. */
export function SearchPage() {
  const [{ q = '' }, change] = useUrlState(fields);
  const { data, error, refetch } = useQuery({
    ...queryOf(search, { query: { q, limit: 50 } }),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const items = q.trim() === '' ? [] : data?.items;
  return (
    <Page
      title={m.web_search()}
      fill
      count={items && q ? m.web_search_count({ count: items.length }) : undefined}
      bar={
        <FilterBar>
          <SearchField label={m.web_search_field()} value={q} onSearch={(text) => void change({ q: text })} />
        </FilterBar>
      }
    >
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !items && <LoadingBars rows={8} fill />}
      {items?.length === 0 && (
        <EmptyState>{q ? m.web_search_none({ text: q }) : m.web_search_hint()}</EmptyState>
      )}
      <ul className={styles.hits}>
        {items?.map((hit) => (
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
    </Page>
  );
}

const kindNames = () => ({
  company: m.web_kind_company(),
  person: m.web_kind_person(),
  contact: m.web_kind_contact(),
});
