import { Link } from '@tanstack/react-router';
import { PanelLeft, Plus, Search } from 'lucide-react';
import { getWorkload } from '#features/follow-ups/contract.ts';
import { m } from '#paraglide/messages.js';
import { useAppearance } from '#web/appearance.ts';
import { keysOf, runCommand } from '#web/commands.ts';
import { Key } from '#web/components/Key.tsx';
import { ariaKeys } from '#web/keys.ts';
import { useReply } from '#web/queries.ts';
import type { Me } from '#web/session.ts';
import { footPlaces, type Place, placeGroups } from './navigation.ts';
import { ProfileMenu } from './ProfileMenu.tsx';
import styles from './Rail.module.css';

/** The navigation on the left: 208 px, or 56 px with icons and tooltips. */
export function Rail({ me }: { me: Me }) {
  const [{ rail }] = useAppearance();
  const { data: workload } = useReply(getWorkload);
  const due = workload ? workload.overdue + workload.today : 0;
  const link = (place: Place) => (
    <RailLink key={place.id} place={place} badge={place.id === 'today' && due > 0 ? due : undefined} />
  );
  return (
    <header className={styles.rail} data-rail={rail}>
      <div className={styles.head}>
        <span className={styles.workspace} title={me.workspace.name}>
          {me.workspace.name}
        </span>
        <RailButton
          id="toggle-rail"
          icon={<PanelLeft aria-hidden="true" />}
          label={m.web_command_toggle_rail()}
          bare
        />
      </div>
      <nav aria-label={m.web_nav_label()} className={styles.nav}>
        {placeGroups.map((group) => (
          <div key={group.id} className={styles.group}>
            <h2 className={styles.heading}>{group.label()}</h2>
            {group.places.filter((place) => place.mayUse?.(me) ?? true).map(link)}
          </div>
        ))}
      </nav>
      <div className={styles.foot}>
        <RailButton id="palette" icon={<Search aria-hidden="true" />} label={m.web_search()} />
        <RailButton id="new" icon={<Plus aria-hidden="true" />} label={m.web_new()} />
        {footPlaces.slice(0, 1).map(link)}
        <ProfileMenu me={me} />
        {footPlaces.slice(1).map(link)}
      </div>
    </header>
  );
}

function RailLink({ place, badge }: { place: Place; badge?: number | undefined }) {
  const label = place.label();
  return (
    <Link to={place.to} className={styles.item} activeProps={{ 'aria-current': 'page' }} title={label}>
      <place.icon aria-hidden="true" />
      <span className={styles.label}>{label}</span>
      {badge !== undefined && (
        <span className={styles.badge}>
          <span aria-hidden="true">{badge}</span>
          <span className="visually-hidden">{m.web_nav_badge({ count: badge })}</span>
        </span>
      )}
    </Link>
  );
}

interface RailButtonProps {
  id: string;
  icon: React.ReactNode;
  label: string;
  bare?: boolean;
}

function RailButton({ id, icon, label, bare }: RailButtonProps) {
  const keys = keysOf(id);
  return (
    <button
      type="button"
      className={bare ? styles.toggle : styles.item}
      title={label}
      aria-label={bare ? label : undefined}
      aria-keyshortcuts={keys && ariaKeys(keys)}
      onClick={() => runCommand(id)}
    >
      {icon}
      {!bare && <span className={styles.label}>{label}</span>}
      {!bare && keys && <Key keys={keys} />}
    </button>
  );
}
