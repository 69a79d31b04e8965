import { useRef, useState } from 'react';
import { m } from '#paraglide/messages.js';
import { Button } from '#web/components/Button.tsx';
import { TextField } from '#web/components/TextField.tsx';
import styles from './Settings.module.css';

interface CopyFieldProps {
  label: string;
  hint: string;
  text: string;
}

/** A text shown once, with a button that copies it. */
export function CopyField({ label, hint, text }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState('');
  const copy = async () => {
    input.current?.select();
    // Without https browsers keep the clipboard shut; then the text stands selected for Ctrl+C.
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    setTold(copied ? m.people_copied() : m.people_copy_by_hand());
  };
  return (
    <div className={styles.copy}>
      <TextField
        ref={input}
        label={label}
        hint={hint}
        value={text}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.line}>
        <Button variant="primary" onClick={() => void copy()}>
          {m.people_copy()}
        </Button>
        <span role="status" className="t-meta">
          {told}
        </span>
      </div>
    </div>
  );
}
