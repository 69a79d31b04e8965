import { Dialog, type DialogProps } from './Dialog.tsx';

/** A dialog that rises from the bottom edge, for telephones. */
export function Sheet(props: Omit<DialogProps, 'variant' | 'wide'>) {
  return <Dialog {...props} variant="sheet" />;
}
