import { parseSync } from 'rolldown/utils';
import type { Plugin } from 'vite';

const kept = new Set(['method', 'path', 'status', 'public', 'streams']);

interface Node {
  type: string;
  start: number;
  end: number;
}
interface Declarator extends Node {
  init: (Node & { callee?: { name?: string }; arguments?: (Node & { properties: Property[] })[] }) | null;
}
interface Property extends Node {
  key: { name: string };
}
interface Statement extends Node {
  declaration?: (Node & { declarations?: Declarator[] }) | null;
  declarations?: Declarator[];
}

/**
 * Contracts as the built web app needs them: where an endpoint is and whether it answers, without the schemas, which
 * weigh as much as a page and are checked where answers are made (in tests) and read (in development).
 */
export function leanContracts(): Plugin {
  return {
    name: 'faden-lean-contracts',
    enforce: 'pre',
    apply: 'build',
    transform(code, file) {
      if (!/-?contract\.ts$/.test(file)) return null;
      const { program } = parseSync(file, code);
      const edits = (program.body as unknown as Statement[]).flatMap((statement) => leaner(statement, code));
      const lean = edits
        .sort((a, b) => b.start - a.start)
        .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), code);
      return { code: lean, map: null, moduleSideEffects: false };
    },
  };
}

interface Edit {
  start: number;
  end: number;
  by: string;
}

function leaner(statement: Statement, code: string): Edit[] {
  const declared = statement.declaration?.declarations ?? statement.declarations ?? [];
  return declared.flatMap(({ init }): Edit[] => {
    if (!init) return [];
    const { start, end } = init;
    const [shape] = init.arguments ?? [];
    if (init.callee?.name === 'endpoint' && shape)
      return [{ start, end, by: bareEndpoint(shape.properties, code) }];
    // Schemas, and objects of them to be spread into others.
    const isPlain =
      init.type === 'TSAsExpression' || init.type === 'ArrayExpression' || init.type === 'Literal';
    return isPlain ? [] : [{ start, end, by: 'undefined' }];
  });
}

function bareEndpoint(properties: Property[], code: string): string {
  const parts = properties
    .filter(({ key }) => kept.has(key.name))
    .map(({ start, end }) => code.slice(start, end));
  const replies = properties.some(({ key }) => key.name === 'reply');
  return `{ ${[...parts, ...(replies ? ['reply: {}'] : [])].join(', ')} }`;
}
