import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { addDefaultOutcomes } from '#features/activities/commands.ts';
import { type TestApp, testApp } from '../app.ts';
import type { UserName } from '../world.ts';
import { installColours } from './colours.ts';

/** Fri 2025-11-21 10:41 in Berlin: the clock of the usability checks (ux.md 5). */
export const friday = new Date('2025-11-21T09:41:00Z');

/** Of everybody on the stage. */
export const password = 'drei Worte fuer Tests';

export interface Stage {
  app: TestApp;
  browser: Browser;
  address: string;
  /** A page of somebody signed in, at a fixed time; console errors are collected in `errors`. */
  open(
    user: UserName,
    options?: OpenOptions,
  ): Promise<{ page: Page; context: BrowserContext; errors: string[] }>;
  close(): Promise<void>;
}

export interface OpenOptions {
  width?: number;
  height?: number;
  dark?: boolean;
  language?: 'de' | 'en';
  touch?: boolean;
  /** The browser's own clock instead of the fixed one, which also stands in for `performance`. */
  realTime?: boolean;
  /** With the service worker, which keeps the shell for when there is no network. */
  worker?: boolean;
  reducedMotion?: boolean;
  forcedColors?: boolean;
}

/** The built web app before the real server, in a real Chromium. */
export async function openStage(): Promise<Stage> {
  const app = await testApp({
    now: friday,
    webFolder: join(import.meta.dirname, '../../dist/web'),
  });
  const { workspaceId, users } = app.world;
  await app.transact({ workspaceId, userId: users.admin }, (tx) => addDefaultOutcomes(tx, 'de'));
  const address = await app.app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch({
    executablePath: process.env.FADEN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const open: Stage['open'] = async (
    user,
    {
      width = 1440,
      height = 900,
      dark = false,
      language = 'de',
      touch = false,
      realTime = false,
      ...more
    } = {},
  ) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      locale: language === 'de' ? 'de-DE' : 'en-GB',
      timezoneId: 'Europe/Berlin',
      hasTouch: touch,
      serviceWorkers: more.worker ? 'allow' : 'block',
      reducedMotion: more.reducedMotion ? 'reduce' : 'no-preference',
      forcedColors: more.forcedColors ? 'active' : 'none',
    });
    // Headless Chromium asks for a program that dials, and its question swallows every key after it.
    await context.addInitScript(() =>
      addEventListener('click', (event) => {
        if (event.target instanceof Element && event.target.closest('a[href^="tel:"], a[href^="mailto:"]'))
          event.preventDefault();
      }),
    );
    await context.addInitScript(installColours);
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    if (!realTime) await page.clock.install({ time: friday });
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await signIn(context, app, user, address);
    return { page, context, errors };
  };
  return {
    app,
    browser,
    address,
    open,
    close: async () => {
      await browser.close();
      await app.close();
    },
  };
}

/** A record in the campaign with a call due today. */
export async function dueToday({ app }: Stage, name: string, dueTime: string, user: UserName = 'anna') {
  const accountId = await app.newRecord(name);
  const { body } = await app.post(
    '/activities',
    {
      accountId,
      text: 'aufgenommen',
      campaignId: app.world.vk,
      statusChanges: [{ campaignId: app.world.vk, toStatusId: app.world.statuses.Erstkontakt }],
      followUps: [{ text: 'anrufen', dueOn: '2025-11-21', dueTime, medium: 'phone' }],
    },
    user,
  );
  return { accountId, followUpId: body.followUps[0].id as string };
}

/** Sets the user's password through a one-time link, as an administrator would give it, and signs in. */
async function signIn(context: BrowserContext, app: TestApp, user: UserName, address: string): Promise<void> {
  const { users } = app.world;
  const link = await app.post(`/users/${users[user]}/links`, {}, 'admin');
  const token = link.body.path.split('/').at(-1);
  const accepted = await app.post(`/invitations/${token}/acceptances`, { password });
  const response = await context.request.post(`${address}/api/v1/sessions`, {
    data: { email: accepted.body.email, password },
  });
  if (response.status() !== 201) throw new Error(`sign-in: ${response.status()} ${await response.text()}`);
}
