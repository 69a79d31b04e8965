import { Children, type ReactNode } from 'react';

/** Parts of a line with „ · “ between them; what is missing leaves no dot behind. */
export function Joined({ children }: { children: ReactNode }) {
  return Children.toArray(children).flatMap((part, at) => (at === 0 ? [part] : [' · ', part]));
}
