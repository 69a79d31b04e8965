import { Link, useNavigate } from '@tanstack/react-router';
import { Building2, Ellipsis, Plus, Search, Sun } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { runCommand } from '#web/commands.ts';
import { Sheet } from '#web/components/Sheet.tsx';
import type { Me } from '#web/session.ts';
import styles from './BottomBar.module.css';
import { allPlaces } from './navigation.ts';
import { ProfileMenu } from './ProfileMenu.tsx';

const RecentActions = lazy(() =>
  import('./RecentActions.tsx').then((module) => ({ default: module.RecentActions })),
);

/** The navigation of a telephone: Heute, Suche, +, Kunden, Mehr. */
export function BottomBar({ me }: { me: Me }) {
  const [showsMore, setShowsMore] = useState(false);
  const [listing, setListing] = useState(false);
  const navigate = useNavigate();
  const elsewhere = allPlaces.filter(
    (place) => !['today', 'accounts'].includes(place.id) && (place.mayUse?.(me) ?? true),
  );
  return (
    <nav aria-label={m.web_nav_label()} className={styles.bar}>
      <Link to="/today" className={styles.item} activeProps={{ 'aria-current': 'page' }}>
        <Sun aria-hidden="true" />
        {m.web_nav_today_short()}
      </Link>
      <button type="button" className={styles.item} onClick={() => runCommand('palette')}>
        <Search aria-hidden="true" />
        {m.web_search()}
      </button>
      <button type="button" className={styles.item} onClick={() => runCommand('new')}>
        <Plus aria-hidden="true" />
        {m.web_new()}
      </button>
      <Link to="/accounts" className={styles.item} activeProps={{ 'aria-current': 'page' }}>
        <Building2 aria-hidden="true" />
        {m.web_nav_customers_short()}
      </Link>
      <button type="button" className={styles.item} aria-haspopup="dialog" onClick={() => setShowsMore(true)}>
        <Ellipsis aria-hidden="true" />
        {m.web_nav_more()}
      </button>
      <Sheet open={showsMore} onClose={() => setShowsMore(false)} title={m.web_nav_more()}>
        <ul className={styles.more}>
          {elsewhere.map((place) => (
            <li key={place.id}>
              <button
                type="button"
                onClick={() => {
                  setShowsMore(false);
                  void navigate({ to: place.to });
                }}
              >
                <place.icon aria-hidden="true" />
                {place.label()}
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              onClick={() => {
                setShowsMore(false);
                setListing(true);
              }}
            >
              {m.web_recent_actions()}
            </button>
          </li>
        </ul>
        <ProfileMenu me={me} />
      </Sheet>
      <Suspense fallback={null}>
        {listing && <RecentActions open onClose={() => setListing(false)} />}
      </Suspense>
    </nav>
  );
}
