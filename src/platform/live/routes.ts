import type { Identification, Serve } from '#platform/http/context.ts';
import { streamEvents } from './contract.ts';
import type { Hub } from './hub.ts';
import { lineOver } from './line.ts';
import { positionIn } from './position.ts';

export function registerLiveRoutes<Actor>(
  serve: Serve<Actor>,
  { hub, identify }: { hub: Hub } & Pick<Identification<Actor>, 'identify'>,
): void {
  serve(streamEvents, async (_input, { principal, request, reply }) => {
    await hub.join({
      principal,
      resumeAt: positionIn(request.headers['last-event-id']),
      isSignedIn: async () => (await identify(request))?.userId === principal.userId,
      open: (onClose) => lineOver(reply, onClose),
    });
  });
}
