import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { LoadingBars } from './components/LoadingBars.tsx';
import { useLocale } from './locale.ts';
import { RouteError } from './shell/RouteError.tsx';
import { Shell } from './shell/Shell.tsx';
import { parseAddress, writeAddress } from './url-state.ts';

/** Parameters of the address as plain texts; each page reads its own with `useUrlState` and leaves the rest. */
export type Search = Record<string, string | string[] | undefined>;

const root = createRootRoute({
  component: Outlet,
  validateSearch: (raw: Record<string, unknown>): Search => raw as Search,
  errorComponent: RouteError,
});
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
});
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});

/** A link to a command, as a shortcut on the desktop: the palette opens over the day with the text typed. */
const command = createRoute({
  getParentRoute: () => root,
  path: '/command',
  beforeLoad: ({ search }: { search: Search }) => {
    const typed = [search.c ?? ''].flat()[0]!;
    throw redirect({ to: '/today', search: { command: typed } });
  },
});

/** A page whose code is loaded when it is gone to, drawn anew when the language changes. */
function lazyPage<N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) {
  const Loaded = lazyRouteComponent(load, name) as ComponentType & { preload?: () => Promise<void> };
  // biome-ignore lint/correctness/noComponentHookFactories: made once per route, when the module is read
  const Page = () => {
    useLocale();
    return <Loaded />;
  };
  Page.preload = Loaded.preload;
  return Page;
}
const page = <P extends string, N extends string>(
  path: P,
  load: () => Promise<Record<N, ComponentType>>,
  name: N,
) => createRoute({ getParentRoute: () => shell, path, component: lazyPage(load, name) });
const barePage = <P extends string, N extends string>(
  path: P,
  load: () => Promise<Record<N, ComponentType>>,
  name: N,
) => createRoute({ getParentRoute: () => root, path, component: lazyPage(load, name) });

const settings = () => import('./pages/SettingsPage.tsx');

const tree = root.addChildren([
  start,
  command,
  shell.addChildren([
    page('/today', () => import('./pages/TodayPage.tsx'), 'TodayPage'),
    page('/follow-ups', () => import('./pages/FollowUpsPage.tsx'), 'FollowUpsPage'),
    page('/follow-ups/new', () => import('./pages/NewFollowUpPage.tsx'), 'NewFollowUpPage'),
    page('/stream', () => import('./pages/StreamPage.tsx'), 'StreamPage'),
    page('/activities/new', () => import('./pages/NewActivityPage.tsx'), 'NewActivityPage'),
    page('/accounts', () => import('./pages/AccountsPage.tsx'), 'AccountsPage'),
    page('/accounts/$id', () => import('./pages/AccountPage.tsx'), 'AccountPage'),
    page('/contacts', () => import('./pages/ContactsPage.tsx'), 'ContactsPage'),
    page('/contacts/$id', () => import('./pages/ContactPage.tsx'), 'ContactPage'),
    page('/campaigns', () => import('./pages/CampaignsPage.tsx'), 'CampaignsPage'),
    page('/campaigns/$id', () => import('./pages/CampaignPage.tsx'), 'CampaignPage'),
    page('/chain', () => import('./pages/ChainPage.tsx'), 'ChainPage'),
    page('/imports', () => import('./pages/ImportsPage.tsx'), 'ImportsPage'),
    page('/imports/$id', () => import('./pages/ImportPage.tsx'), 'ImportPage'),
    page('/jobs', () => import('./pages/JobsPage.tsx'), 'JobsPage'),
    page('/jobs/$id', () => import('./pages/JobPage.tsx'), 'JobPage'),
    page('/settings', settings, 'SettingsPage'),
    page('/settings/$section', settings, 'SettingsPage'),
    page('/worklists/$id', () => import('./pages/WorklistPage.tsx'), 'WorklistPage'),
    page('/call', () => import('./pages/CallPage.tsx'), 'CallPage'),
    page('/search', () => import('./pages/SearchPage.tsx'), 'SearchPage'),
    page('/$', () => import('./pages/NotFoundPage.tsx'), 'NotFoundPage'),
    page('/help', () => import('./pages/HelpPage.tsx'), 'HelpPage'),
  ]),
  barePage('/sign-in', () => import('./pages/SignInPage.tsx'), 'SignInPage'),
  barePage('/invitations/$token', () => import('./pages/InvitationPage.tsx'), 'InvitationPage'),
]);

export const router = createRouter({
  routeTree: tree,
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultPendingMs: 150,
  defaultPendingComponent: () => <LoadingBars rows={8} />,
  defaultErrorComponent: RouteError,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
