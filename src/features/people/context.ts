import type {
  RequestContext,
  Serve as ServeFor,
  StreamContext as StreamContextFor,
} from '#platform/http/context.ts';
import type { Actor } from './rules.ts';

/** What every command and query of a feature gets: who acts, when, in which transaction. */
export type Context = RequestContext<Actor>;
export type StreamContext = StreamContextFor<Actor>;
export type Serve = ServeFor<Actor>;
