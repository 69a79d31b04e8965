import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'test/*.test.ts'],
          globalSetup: ['test/postgres.setup.ts'],
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/postgres.setup.ts'],
          maxWorkers: 1,
          fileParallelism: false,
          // Machines are shared: a wait that a stall outlasted is tried once more, and reported as such.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
