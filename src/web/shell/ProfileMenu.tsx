import { useNavigate } from '@tanstack/react-router';
import { CircleUser } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { useAppearance } from '#web/appearance.ts';
import { runCommand } from '#web/commands.ts';
import { Menu, type MenuItem } from '#web/components/Menu.tsx';
import type { Me } from '#web/session.ts';
import styles from './ProfileMenu.module.css';
import { themeNames } from './theme-names.ts';
import { useChangeLanguage } from './useChangeLanguage.ts';

/** Who is signed in, with look, language, own settings and sign-out. */
export function ProfileMenu({ me }: { me: Me }) {
  const [appearance, change] = useAppearance();
  const changeLanguage = useChangeLanguage();
  const navigate = useNavigate();
  const themes = Object.entries(themeNames()) as [keyof ReturnType<typeof themeNames>, string][];
  const items: MenuItem[] = [
    {
      id: 'personal',
      label: m.web_profile_personal(),
      onAction: () => void navigate({ to: '/settings/$section', params: { section: 'personal' } }),
    },
    ...themes.map(([theme, label], at) => ({
      id: `theme-${theme}`,
      startsGroup: at === 0,
      label,
      checked: appearance.theme === theme,
      onAction: () => change({ theme }),
    })),
    {
      id: 'density',
      startsGroup: true,
      label: m.web_density_dense(),
      checked: appearance.density === 'dense',
      onAction: () => change({ density: appearance.density === 'dense' ? 'normal' : 'dense' }),
    },
    // Each language in its own words, to be found by whoever cannot read the other.
    {
      id: 'de',
      label: 'Deutsch',
      startsGroup: true,
      checked: me.language === 'de',
      onAction: () => changeLanguage('de'),
    },
    { id: 'en', label: 'English', checked: me.language === 'en', onAction: () => changeLanguage('en') },
    {
      id: 'sign-out',
      label: m.web_command_sign_out(),
      startsGroup: true,
      onAction: () => runCommand('sign-out'),
    },
  ];
  return (
    <Menu
      variant="plain"
      icon={<CircleUser aria-hidden="true" />}
      items={items}
      aria-label={m.web_profile_of({ name: me.name })}
      className={styles.profile}
    >
      {me.name}
    </Menu>
  );
}
