/** What one client of `/events` has heard so far. */
export interface Listener {
  text(): string;
  lastEventId(): string | undefined;
  close(): void;
}

/** Opens the live stream on a listening server. */
export async function hear(origin: string, key: string, lastEventId?: string): Promise<Listener> {
  const stop = new AbortController();
  const response = await fetch(`${origin}/api/v1/events`, {
    headers: { authorization: `Bearer ${key}`, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    signal: stop.signal,
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  let heard = '';
  const read = async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) heard += chunk;
  };
  // Closing ends the reading with an error.
  read().catch(() => {});
  return {
    text: () => heard,
    lastEventId: () => [...heard.matchAll(/^id: (.*)$/gm)].at(-1)?.[1],
    close: () => stop.abort(),
  };
}
