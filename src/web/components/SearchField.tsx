import { Search } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  label: string;
  value: string;
  /** 250 ms after the last key. */
  onSearch: (text: string) => void;
  placeholder?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A text to filter a list by, without a button. */
export function SearchField({ label, value, onSearch, placeholder, ref }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <label className={styles.search}>
      <Search aria-hidden="true" />
      <span className="visually-hidden">{label}</span>
      <input
        ref={ref}
        type="search"
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(onSearch, 250, event.target.value);
        }}
      />
    </label>
  );
}
