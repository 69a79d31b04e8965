// The shell without a network: pages come from the network first, files with a hash in their name from the cache.
// Data is never cached here; what was typed and not yet sent is kept in IndexedDB.
const shell = 'faden-shell-1';
const files = 'faden-files-1';
const keptFiles = 200;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll(['/', '/theme.js', '/icon.svg', '/manifest.webmanifest']))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const mine = [shell, files];
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => !mine.includes(name)).map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(pageFrom(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(fileFrom(request));
});

async function pageFrom(request) {
  try {
    const answer = await fetch(request);
    // Every address answers the same document, so one copy serves them all.
    if (answer.ok && answer.headers.get('content-type')?.includes('text/html')) {
      const cache = await caches.open(shell);
      await cache.put('/', answer.clone());
    }
    return answer;
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}

async function fileFrom(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(files);
    await cache.put(request, answer.clone());
    const all = await cache.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - keptFiles)).map((old) => cache.delete(old)));
  }
  return answer;
}
