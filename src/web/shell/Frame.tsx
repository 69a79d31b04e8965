import { Outlet, useRouterState } from '@tanstack/react-router';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { settleActions, startActions } from '#web/actions.ts';
import { useAppearance } from '#web/appearance.ts';
import { classes } from '#web/components/classes.ts';
import { useNarrow } from '#web/components/viewport.ts';
import { startDispatcher } from '#web/dispatcher.ts';
import { startLive } from '#web/live.ts';
import { switchLocale, useLocale } from '#web/locale.ts';
import { startOutbox } from '#web/outbox.ts';
import type { Me } from '#web/session.ts';
import { BottomBar } from './BottomBar.tsx';
import styles from './Frame.module.css';
import { GlobalCommands } from './GlobalCommands.tsx';
import { OutboxBanner } from './OutboxBanner.tsx';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';

/** The day can be worked by then. */
const watchAfterMs = 1_000;
const loadAgainMs = 30_000;

/** Rail, page and status bar; starts what runs as long as somebody is signed in. */
export function Frame({ me }: { me: Me }) {
  useLocale();
  const narrow = useNarrow();
  const [{ rail }] = useAppearance();
  const main = useRef<HTMLElement>(null);
  useBackgroundWork(me);
  useFocusAfterNavigation(main);
  return (
    <div className={classes(styles.frame, rail === 'narrow' && styles.narrowRail)}>
      <a href="#main" className={styles.skip}>
        {m.web_skip_to_content()}
      </a>
      <GlobalCommands />
      {!narrow && <Rail me={me} />}
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <SessionWatch userId={me.id} />
        <OutboxBanner />
        <Outlet />
      </main>
      <StatusBar />
      {narrow && <BottomBar me={me} />}
    </div>
  );
}

function SessionWatch({ userId }: { userId: string }) {
  const [Notice, setNotice] = useState<ComponentType<{ userId: string }>>();
  useEffect(() => {
    let timer = setTimeout(load, watchAfterMs);
    // Without a line the page goes on without it: no error of its loading may take the page away.
    function load() {
      import('./SessionNotice.tsx')
        .then((module) => setNotice(() => module.SessionNotice))
        .catch(() => {
          timer = setTimeout(load, loadAgainMs);
        });
    }
    return () => clearTimeout(timer);
  }, []);
  return Notice ? <Notice userId={userId} /> : null;
}

function useBackgroundWork(me: Me) {
  const { id, language, singleKeys, workspace } = me;
  const keys = useRef(singleKeys);
  keys.current = singleKeys;
  useEffect(() => startDispatcher(() => keys.current), []);
  useEffect(() => startLive(id), [id]);
  useEffect(() => {
    startActions(workspace.id, id);
    void startOutbox(workspace.id, id).then(settleActions);
  }, [workspace.id, id]);
  // The language of the account holds on every device, once it is known.
  useEffect(() => switchLocale(language), [language]);
}

/** A page gone to from the keyboard is read from its top, unless it took the focus itself. */
function useFocusAfterNavigation(main: React.RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === undefined || before.current === path) {
      before.current = path;
      return;
    }
    before.current = path;
    const frame = requestAnimationFrame(() => {
      if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [path, main]);
}
