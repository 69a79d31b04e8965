const storageKey = 'faden.recents';
const kept = 5;

export interface RecentRecord {
  kind: 'company' | 'person' | 'contact';
  id: string;
  name: string;
  context: string;
}

/** The records opened last, newest first; kept on this device for this user. */
export function recentRecords(userId: string): RecentRecord[] {
  return JSON.parse(localStorage.getItem(`${storageKey}/${userId}`) ?? '[]');
}

/** Called by record pages once the record is there. */
export function rememberRecord(userId: string, record: RecentRecord) {
  const others = recentRecords(userId).filter((other) => other.id !== record.id);
  localStorage.setItem(`${storageKey}/${userId}`, JSON.stringify([record, ...others].slice(0, kept)));
}
