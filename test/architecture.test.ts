import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { features } from '../src/features.ts';

/** The import rules of ARCHITECTURE.md: what a file may know is decided by where it stands and what it is called. */
const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');
const order = features.map(({ name }) => name);

interface SourceFile {
  /** Below `src`: `features/thread/plan.ts`. */
  path: string;
  text: string;
  imports: string[];
}

const files: SourceFile[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && !path.startsWith('paraglide'))
  .map((path) => {
    const text = readFileSync(join(source, path), 'utf8');
    return { path, text, imports: importsOf(path, text) };
  });
const product = files.filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path));

/** Own imports as paths below `src`; packages as they are written. */
function importsOf(path: string, text: string): string[] {
  const written = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
  return written.map((name) => {
    if (name.startsWith('#')) return name.slice(1);
    if (name.startsWith('.')) return relative(source, resolve(source, dirname(path), name));
    return name;
  });
}

const featureOf = (path: string) => /^features\/([^/]+)\//.exec(path)?.[1];
const isUi = (path: string) => /^features\/[^/]+\/ui\//.test(path);

function breaches(of: SourceFile[], forbids: (imported: string, file: SourceFile) => boolean): string[] {
  return of.flatMap((file) =>
    file.imports
      .filter((imported) => forbids(imported, file))
      .map((imported) => `${file.path} → ${imported}`),
  );
}

describe('who may import whom', () => {
  test('a feature imports only features above it', () => {
    const found = breaches(product, (imported, { path }) => {
      const [from, to] = [featureOf(path), featureOf(imported)];
      return from !== undefined && to !== undefined && order.indexOf(to) > order.indexOf(from);
    });
    expect(found).toEqual([]);
  });

  test('platform and lib know no feature', () => {
    const below = product.filter(({ path }) => /^(platform|lib)\//.test(path));
    expect(breaches(below, (imported) => /^(features|web|cli|demo)\//.test(imported))).toEqual([]);
  });

  test('lib needs nothing but lib and zod', () => {
    const lib = product.filter(({ path }) => path.startsWith('lib/'));
    expect(breaches(lib, (imported) => !/^lib\/|^zod\/mini$|^feiertagejs$/.test(imported))).toEqual([]);
  });

  test('rules do no I/O', () => {
    const rules = product.filter(({ path }) => basename(path) === 'rules.ts');
    expect(
      breaches(rules, (imported) =>
        /\/(store|commands|routes|jobs)\.ts$|^platform\/|^node:|^kysely$|^pg$/.test(imported),
      ),
    ).toEqual([]);
  });

  test('contracts know rules and contracts only', () => {
    const contracts = product.filter(({ path }) => path.endsWith('contract.ts'));
    expect(
      breaches(contracts, (imported) => !/^lib\/|\/(rules|contract)\.ts$|^zod\/mini$/.test(imported)),
    ).toEqual([]);
  });

  test('no SQL outside a store', () => {
    const outside = product.filter(
      ({ path }) =>
        path.startsWith('features/') &&
        !/(store|scope|json|list|assignees|order|filter|criteria|search|last|verify|duplicates)\.ts$|-store\.ts$/.test(
          path,
        ),
    );
    const sqlTag = /\bsql(<[^>]*>)?`/;
    expect(outside.filter(({ text }) => sqlTag.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('screens know no store, no command, no Node', () => {
    const screens = product.filter(({ path }) => isUi(path) || path.startsWith('web/'));
    expect(
      breaches(
        screens,
        (imported) =>
          /store\.ts$|commands\.ts$|routes\.ts$|^platform\/(database|http)|^node:|^pg$|^kysely$/.test(
            imported,
          ) && !/^web\//.test(imported),
      ),
    ).toEqual([]);
  });

  test('only config.ts reads the environment', () => {
    const readers = product.filter(({ path, text }) => path !== 'config.ts' && /process\.env/.test(text));
    expect(readers.map(({ path }) => path)).toEqual([]);
  });

  test('no feature reads the clock or makes a date of now', () => {
    const clocks = product.filter(
      ({ path, text }) =>
        path.startsWith('features/') &&
        !isUi(path) &&
        /new Date\(\)|Date\.now\(\)|performance\.now\(\)/.test(text),
    );
    expect(clocks.map(({ path }) => path)).toEqual([]);
  });

  test('the browser takes zod/mini, never all of zod', () => {
    expect(breaches(product, (imported) => imported === 'zod' || imported === 'zod/v4')).toEqual([]);
  });
});

describe('names and sizes', () => {
  test('no file is called by what says nothing', () => {
    const empty = files.filter(({ path }) =>
      /(^|\/)(utils|helpers|misc|common|types|constants|index)\.tsx?$/.test(path),
    );
    expect(empty.map(({ path }) => path)).toEqual([]);
  });

  test('no default exports', () => {
    expect(product.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('no file is longer than 300 lines', () => {
    const long = files.filter(
      ({ path, text }) => text.split('\n').length > 301 && path !== 'platform/database/tables.ts',
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe('who writes which table', () => {
  const tablesOf = (feature: string) =>
    readdirSync(join(source, 'features', feature, 'migrations'))
      .map((file) => readFileSync(join(source, 'features', feature, 'migrations', file), 'utf8'))
      .flatMap((sql) => [...sql.matchAll(/create table (\w+)/g)].map((match) => match[1]!));
  const ownerOf = new Map(
    order.flatMap((feature) => tablesOf(feature).map((table) => [table, feature] as const)),
  );
  /** The thread is the one save over these three, in one statement; imports and merges lean on its bulk form. */
  const shared = new Map([
    ['thread', ['activity', 'status_change', 'membership', 'follow_up', 'withdrawal']],
  ]);

  test('writes are private to the feature whose migration made the table', () => {
    const writes = product.flatMap(({ path, text }) => {
      const feature = featureOf(path);
      const inSql = [...text.matchAll(/(?:insert into|update|delete from) (\w+)/g)].map((match) => match[1]!);
      const inKysely = [...text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(\w+)'/g)].map((match) =>
        match[1]!.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      );
      return [...inSql, ...inKysely]
        .filter((table) => ownerOf.has(table) && ownerOf.get(table) !== feature)
        .filter((table) => feature !== undefined && !shared.get(feature)?.includes(table))
        .map((table) => `${path} writes ${table} of ${ownerOf.get(table)}`);
    });
    expect(writes).toEqual([]);
  });
});
