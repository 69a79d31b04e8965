import { Link, useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { m } from '#paraglide/messages.js';
import { LoadingBars } from '#web/components/LoadingBars.tsx';
import { NoRight } from '#web/components/NoRight.tsx';
import { Page } from '#web/components/Page.tsx';
import { useMe } from '#web/session.ts';
import styles from './SettingsPage.module.css';
import { settingsSections } from './settings/sections.ts';

/** The settings: a list of sections on the left, one of them beside it. */
export function SettingsPage() {
  const { section: wanted = 'personal' } = useParams({ strict: false }) as { section?: string };
  const me = useMe();
  const sections = useRef<HTMLElement>(null);
  // On a telephone the list is one line that scrolls.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another section is the current one
  useEffect(() => {
    const current = sections.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [wanted]);
  const open = settingsSections.filter((section) => !section.needsAdministrator || me.permissions.administer);
  const known = settingsSections.find((section) => section.id === wanted);
  const section = open.find((one) => one.id === wanted);
  return (
    <Page title={(known ?? section)?.label() ?? m.web_nav_settings()} area={m.web_nav_settings()} fill>
      <div className={styles.columns}>
        <nav ref={sections} aria-label={m.web_settings_sections()} className={styles.sections}>
          {open.map((one) => (
            <Link
              key={one.id}
              to="/settings/$section"
              params={{ section: one.id }}
              aria-current={one.id === wanted ? 'page' : undefined}
              className={styles.section}
            >
              {one.label()}
            </Link>
          ))}
          {me.permissions.administer && (
            <Link to="/campaigns" className={styles.section}>
              {m.web_nav_campaigns()}
            </Link>
          )}
        </nav>
        <div className={styles.content}>
          {section ? (
            <Suspense key={section.id} fallback={<LoadingBars rows={6} />}>
              <section.Component />
            </Suspense>
          ) : (
            <NoRight>{m.web_settings_no_right()}</NoRight>
          )}
        </div>
      </div>
    </Page>
  );
}
