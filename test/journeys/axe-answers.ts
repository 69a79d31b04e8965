/** Questions that axe leaves to a person, with the answer. What is asked of other elements fails the test. */
export interface Answer {
  rule: string;
  /** A selector of the elements looked at. */
  elements: string;
  why: string;
}

export const answers: Answer[] = [
  {
    rule: 'label-content-name-mismatch',
    elements: 'button[aria-label][aria-keyshortcuts][title]',
    why: 'Nothing but an icon and the key that does the same; the label says it in words, and so does the title.',
  },
  {
    rule: 'link-in-text-block',
    elements: '[role=row] a[tabindex="-1"]',
    why: 'The name in a row of a list: no text runs around it, and the whole row opens what it names.',
  },
];
