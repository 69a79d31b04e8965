import { useEffect } from 'react';

/** Drawn with a record, keyed by it: each one is read from its name, and the keys work from there. */
export function FocusOnTitle() {
  useEffect(() => document.getElementById('work-title')?.focus({ preventScroll: true }), []);
  return null;
}
