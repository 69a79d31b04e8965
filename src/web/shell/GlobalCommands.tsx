import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { signOut } from '#features/people/sign-in-contract.ts';
import { reportNotice, undo } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { changeAppearance, currentAppearance, themes } from '#web/appearance.ts';
import { useCommand } from '#web/commands.ts';
import { useLocale } from '#web/locale.ts';
import { asProblem } from '#web/problem.ts';
import { queryClient } from '#web/queries.ts';
import { type UrlField, useUrlState } from '#web/url-state.ts';
import { allPlaces, type Place } from './navigation.ts';
import { useChangeLanguage } from './useChangeLanguage.ts';

const loadPalette = () => import('#web/palette/Palette.tsx');
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })));
const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet.tsx').then((module) => ({ default: module.ShortcutSheet })),
);
const NewDialog = lazy(() => import('./NewDialog.tsx').then((module) => ({ default: module.NewDialog })));

const asTyped: UrlField<string> = (raw) => (Array.isArray(raw) ? raw[0] : raw);
const fields = { command: asTyped };

/** What the commands that work everywhere do. */
export function GlobalCommands() {
  const [overlay, setOverlay] = useState<'palette' | 'shortcuts' | 'new' | null>(null);
  const navigate = useNavigate();
  const locale = useLocale();
  const changeLanguage = useChangeLanguage();
  const close = () => setOverlay(null);
  // Fetched before it is asked for: what is typed right after Ctrl+K must land in it.
  useEffect(() => {
    const timer = setTimeout(loadPalette, 1_000);
    return () => clearTimeout(timer);
  }, []);

  // `/command?c=wv+mo+10` opens the palette with the text, which one still has to send off.
  const [{ command: linked }, changeAddress] = useUrlState(fields);
  const [opensWith, setOpensWith] = useState('');
  useEffect(() => {
    if (linked === undefined) return;
    setOpensWith(linked);
    setOverlay('palette');
    void changeAddress({ command: undefined });
  }, [linked, changeAddress]);

  useCommand('palette', () => {
    setOpensWith('');
    setOverlay('palette');
  });
  useCommand('shortcuts', () => setOverlay('shortcuts'));
  useCommand('new', () => setOverlay('new'));
  useCommand('undo', () => void undo());
  useCommand('toggle-rail', () =>
    changeAppearance({ rail: currentAppearance().rail === 'wide' ? 'narrow' : 'wide' }),
  );
  useCommand('new-activity', () => void navigate({ to: '/activities/new' }));
  useCommand('new-follow-up', () => void navigate({ to: '/follow-ups/new' }));
  useCommand('new-account', () => void navigate({ to: '/accounts', search: { new: '1' } }));
  useCommand('language', () => changeLanguage(locale === 'de' ? 'en' : 'de'));
  useCommand('theme', () =>
    changeAppearance({ theme: themes[(themes.indexOf(currentAppearance().theme) + 1) % themes.length]! }),
  );
  useCommand('density', () =>
    changeAppearance({ density: currentAppearance().density === 'dense' ? 'normal' : 'dense' }),
  );
  useCommand('sign-out', () => void leave());

  return (
    <>
      {allPlaces.map((place) => (
        <GoCommand key={place.id} place={place} />
      ))}
      <Suspense fallback={null}>
        {overlay === 'palette' && <Palette text={opensWith} onClose={close} />}
        {overlay === 'shortcuts' && <ShortcutSheet onClose={close} />}
        {overlay === 'new' && <NewDialog onClose={close} />}
      </Suspense>
    </>
  );
}

function GoCommand({ place }: { place: Place }) {
  const navigate = useNavigate();
  useCommand(`go-${place.id}`, () => void navigate({ to: place.to }));
  return null;
}

async function leave() {
  const session = await import('./session-end.ts');
  const watchOn = session.ignoreSession();
  try {
    await call(signOut);
    session.tellOtherWindows();
    queryClient.clear();
    // A whole new page: nothing of the one who left stays in memory.
    location.assign('/sign-in');
  } catch (error) {
    watchOn();
    reportNotice(asProblem(error).detail);
  }
}
