import type { Serve } from '#features/people/context.ts';

export function routes(_serve: Serve): void {}
