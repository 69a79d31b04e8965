/** The mark: one thread that draws an F, with a loop for a foot and one for an arm. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="6 6 36 36" fill="none" aria-hidden="true">
      <path
        d="M36.5 11.5c-3.6-1.6-7.4-1.9-10.4-1.1-4.6 1.2-6.6 4.6-6.6 9.6v11c0 5-1.6 8-4.9 8-2.4 0-3.9-1.5-3.9-3.6 0-2.3 1.8-3.7 4.6-3.7 6.9 0 8.3-8.2 15.2-8.2h1.6c2.3 0 3.6 1.2 3.6 3s-1.3 3-3.3 3c-4.2 0-6.6-6-12.9-6h-5"
        stroke="var(--accent)"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
