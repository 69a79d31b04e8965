import './styles/layers.css';
import './styles/tokens.css';
import './styles/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from './api.ts';
import { startLocale } from './locale.ts';
import { queryClient } from './queries.ts';
import { router } from './routes.tsx';
import { meQuery } from './session.ts';

startLocale();
onSignedOut(async (sentAtMs) => {
  const session = await import('./shell/session-end.ts').catch(() => null);
  if (await session?.sessionOver(sentAtMs)) return true;
  if (location.pathname === '/sign-in') return false;
  const returnTo = location.pathname + location.search + location.hash;
  void router.navigate({ to: '/sign-in', search: { returnTo } });
  return false;
});
// A page opened without a network saw none go away, so it would not notice that it is back.
addEventListener('online', () => {
  void queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
});
// Asked for while the page's own code is still on its way.
if (!/^\/(sign-in|invitations)/.test(location.pathname)) void queryClient.prefetchQuery(meQuery());

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js');
