// Before the first paint, and as a file of its own because the content policy allows no inline scripts.
try {
  const kept = JSON.parse(localStorage.getItem('faden.appearance') || '{}');
  const { dataset } = document.documentElement;
  if (kept.theme) dataset.theme = kept.theme;
  if (kept.density) dataset.density = kept.density;
  if (kept.keycaps) dataset.keycaps = kept.keycaps;
  document.documentElement.lang = localStorage.getItem('faden.language') || 'de';
} catch {
  // Without storage the system's theme is used.
}
