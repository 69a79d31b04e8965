import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ChainRules, strictChain } from '#features/people/rules.ts';
import type { UserName } from '../world.ts';
import { dueToday, openStage, type Stage } from './stage.ts';
import { eventually, press, settled } from './walk.ts';

/** Scenarios 2, 3 and 14 of capabilities.md, and U24, as people live them in their browsers. */
let stage: Stage;
const opened: Page[] = [];
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

async function at(user: UserName, address: string): Promise<Page> {
  const { page } = await stage.open(user);
  opened.push(page);
  await page.goto(stage.address + address);
  await settled(page);
  return page;
}

const note = (page: Page) => page.getByRole('textbox', { name: /^Notiz/ });
const chip = (page: Page, group: string, name: string | RegExp) =>
  page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name });
const saveIn = (page: Page) => page.getByRole('button', { name: /^Speichern/ }).click();
const openAt = async (accountId: string) =>
  (await stage.app.call(`/follow-ups?accountId=${accountId}`)).body.items as {
    text: string;
    assignee: { name: string };
  }[];

test('scenario 2: what was promised reaches the colleague with the reason for it, and comes back', async () => {
  const { F2: accountId } = stage.app.world.accounts;
  const anna = await at('anna', `/activities/new?account=${accountId}&medium=phone&direction=inbound`);
  await chip(anna, 'Ergebnis', /^1?Erreicht/).click();
  await note(anna).fill('interessiert an Geothermie-Broschüre + Modellrechnung');
  await chip(anna, 'Wiedervorlage', /Datum/).click();
  await anna.getByLabel(/^Wann/).fill('heute >ingo');
  await anna.getByText('Kampagne, Kontakt und mehr').click();
  await anna.getByLabel('Stichwort der Wiedervorlage').fill('Informationsmaterial schicken');
  await saveIn(anna);
  await eventually(async () =>
    expect(await openAt(accountId)).toMatchObject([
      { text: 'Informationsmaterial schicken', assignee: { name: 'ingo' } },
    ]),
  );

  const ingo = await at('ingo', '/today');
  await ingo.getByRole('option', { name: /Erdwärme Nord GmbH/ }).click();
  await ingo
    .getByText(/interessiert an Geothermie-Broschüre \+ Modellrechnung/)
    .first()
    .waitFor();
  // There is no way to tick it off: a save without next step is refused in the form.
  await press(ingo, 'b');
  await note(ingo).fill('Broschüre + Modellrechnung verschickt');
  await chip(ingo, 'Wiedervorlage', /Datum/).click();
  await ingo.getByLabel(/^Wann/).fill('1.12. >anna');
  await ingo.getByText('Kampagne, Kontakt und mehr').click();
  await ingo.getByLabel('Stichwort der Wiedervorlage').fill('nachfassen');
  await press(ingo, 'Control+Enter');
  await eventually(async () =>
    expect(await openAt(accountId)).toMatchObject([{ text: 'nachfassen', assignee: { name: 'anna' } }]),
  );
  await anna.goto(`${stage.address}/accounts/${accountId}`);
  await anna.getByText('Broschüre + Modellrechnung verschickt').first().waitFor();
});

test('scenario 3: the blocking status demands its reason, and the head shows it afterwards', async () => {
  const { accountId } = await dueToday(stage, 'Klimawerk Zorn GmbH', '09:00');
  const anna = await at('anna', '/today');
  await anna.getByRole('option', { name: /Klimawerk Zorn/ }).click();
  await press(anna, 'i');
  await chip(anna, 'Ergebnis', /Erreicht/)
    .first()
    .click();
  await chip(anna, 'Status', /Wünscht keinen Kontakt/).click();
  await press(anna, 'Control+Enter');
  await anna
    .getByText('„Wünscht keinen Kontakt“ verlangt einen Grund. Bitte in der Notiz ergänzen.')
    .waitFor();
  const { body } = await stage.app.call(`/accounts/${accountId}`);
  expect(body.statuses).toMatchObject([{ status: { name: 'Erstkontakt' } }]);
  const reason = 'drei Anrufe in einer Woche, will keinen Kontakt mehr; Angebot zu teuer';
  await note(anna).fill(reason);
  await press(anna, 'Control+Enter');
  await eventually(async () => expect(await openAt(accountId)).toEqual([]));

  const lena = await at('lena', `/accounts/${accountId}`);
  await lena.getByText(/^Gesperrt: wünscht keinen Kontakt/).waitFor();
  await lena.getByText(reason).first().waitFor();
  await lena.getByText('Rückstufung').first().waitFor();
  await lena.goto(`${stage.address}/chain`);
  await settled(lena);
  expect(await lena.getByText('Klimawerk Zorn').count()).toBe(0);
});

const setChain = async (chain: Partial<ChainRules>) => {
  const { Vertrieb } = stage.app.world.groups;
  const body = { chain: { ...strictChain, ...chain } };
  const changed = await stage.app.call(`/rights-groups/${Vertrieb}`, {
    as: 'admin',
    method: 'PATCH',
    body,
  });
  expect(changed.status).toBe(200);
};
const { vk, statuses } = { vk: () => stage.app.world.vk, statuses: () => stage.app.world.statuses };
type Situation = 'Angebotsphase' | 'Kein Interesse' | 'no status';
async function recordIn(situation: Situation): Promise<string> {
  const accountId = await stage.app.newRecord(`In ${situation}`);
  const toStatusId = statuses()[situation === 'no status' ? 'Erstkontakt' : situation];
  const saved = await stage.app.post(
    '/activities',
    {
      accountId,
      text: 'aufgenommen',
      statusChanges: situation === 'no status' ? [] : [{ campaignId: vk(), toStatusId }],
      followUps: [{ text: 'weiter', dueOn: '2025-12-01' }],
    },
    'lena',
  );
  expect(saved.status).toBe(201);
  return accountId;
}

describe('scenario 14: the truth table through the form', () => {
  const rows: [name: string, Situation, Partial<ChainRules>, followUp: boolean, stored: boolean][] = [
    ['row 1: with follow-up', 'Angebotsphase', {}, true, true],
    ['row 2: without, in work', 'Angebotsphase', {}, false, false],
    ['row 3: without, final, E1', 'Kein Interesse', {}, false, true],
    ['row 3: without, final, no E1', 'Kein Interesse', { exceptFinalStatus: false }, false, false],
    ['row 4: without, no status, E2', 'no status', {}, false, true],
    ['row 4: without, no status, no E2', 'no status', { exceptNoStatus: false }, false, false],
    ['rule off: only a hint', 'Angebotsphase', { activityNeedsFollowUp: false }, false, true],
  ];
  test.each(rows)('%s', async (_name, situation, chain, followUp, stored) => {
    await setChain(chain);
    const accountId = await recordIn(situation);
    const anna = await at(
      'anna',
      `/activities/new?account=${accountId}&followUp=${followUp ? '1w' : 'none'}`,
    );
    await note(anna).fill('durch das Formular');
    const why = anna.getByRole('radiogroup', { name: /Warum keine/ });
    if (!followUp && (await why.count()) > 0) await why.getByRole('radio').first().click();
    await saveIn(anna);
    const count = async () => {
      const { body } = await stage.app.call(`/accounts/${accountId}/timeline`);
      return (body.items as { text: string }[]).filter(({ text }) => text === 'durch das Formular').length;
    };
    if (stored) return eventually(async () => expect(await count()).toBe(1));
    await anna.getByText('Bitte Wiedervorlage ergänzen: Keine Aktivität ohne nächsten Termin.').waitFor();
    expect(await count()).toBe(0);
  });
});

describe('scenario 14: what has no activity', () => {
  const lone = (page: Page) => page.getByRole('textbox', { name: 'Stichwort der Wiedervorlage' });
  const needsActivity = 'Ihre Rechtegruppe sieht keine Wiedervorlage ohne Aktivität vor';

  const rows: [name: string, Situation, Partial<ChainRules>, stored: boolean][] = [
    ['row 5: a follow-up alone, in work', 'Angebotsphase', {}, false],
    ['row 5, rule off', 'Angebotsphase', { followUpNeedsActivity: false }, true],
    ['row 6: a follow-up alone, final, E1', 'Kein Interesse', {}, true],
    ['row 6: no E1', 'Kein Interesse', { exceptFinalStatus: false }, false],
    ['row 7: a follow-up alone, no status, E2', 'no status', {}, true],
    ['row 7: no E2', 'no status', { exceptNoStatus: false }, false],
  ];
  test.each(rows)('%s', async (_name, situation, chain, stored) => {
    await setChain(chain);
    const accountId = await recordIn(situation);
    const anna = await at('anna', `/follow-ups/new?account=${accountId}&when=2w&text=allein`);
    if (stored) {
      await lone(anna).waitFor();
      await saveIn(anna);
      return eventually(async () =>
        expect((await openAt(accountId)).map(({ text }) => text)).toContain('allein'),
      );
    }
    await anna.getByText(needsActivity).waitFor();
    await saveIn(anna);
    // The same form as everywhere: the words are asked for where they are missing.
    await anna.getByText('Bitte ein Stichwort schreiben: Was war?').waitFor();
    expect((await openAt(accountId)).map(({ text }) => text)).toEqual(['weiter']);
    await note(anna).fill('mit Aktivität');
    await saveIn(anna);
    await eventually(async () =>
      expect((await openAt(accountId)).map(({ text }) => text)).toContain('allein'),
    );
  });

  const silent: [name: string, to: string, Partial<ChainRules>, stored: boolean][] = [
    ['row 8: a status alone, not final', 'Bedarf geklärt', {}, false],
    ['row 8: E3 excuses final ones only', 'Bedarf geklärt', { finalStatusWithoutActivity: true }, false],
    ['row 8, rule off', 'Bedarf geklärt', { statusChangeNeedsActivity: false }, true],
    ['row 9: a final status alone', 'Kein Interesse', {}, false],
    ['row 9: E3', 'Kein Interesse', { finalStatusWithoutActivity: true }, true],
  ];
  test.each(silent)('%s', async (_name, to, chain, stored) => {
    await setChain(chain);
    const accountId = await recordIn('Angebotsphase');
    const anna = await at('anna', `/accounts/${accountId}`);
    await press(anna, 's');
    await chip(anna, 'Status', to).click();
    await press(anna, 'Control+Enter');
    const statusIs = async (name: string) => {
      const { body } = await stage.app.call(`/accounts/${accountId}`);
      expect(body.statuses).toMatchObject([{ status: { name } }]);
    };
    if (stored) return eventually(() => statusIs(to));
    await anna
      .getByText('Kein Statuswechsel ohne Aktivität: Bitte Ergebnis wählen oder Notiz schreiben.')
      .waitFor();
    await statusIs('Angebotsphase');
  });

  test('with the rule off, leaving no follow-up only gets a hint', async () => {
    await setChain({ activityNeedsFollowUp: false });
    const accountId = await recordIn('no status');
    const anna = await at('anna', `/activities/new?account=${accountId}&followUp=none&text=ohne`);
    await anna.getByText(/^Im Normalfall folgt auf jede Aktivität eine Wiedervorlage/).waitFor();
    await saveIn(anna);
    await eventually(async () => {
      const { body } = await stage.app.call(`/accounts/${accountId}/timeline`);
      expect(body.items[0]).toMatchObject({ text: 'ohne' });
    });
  });
});

test('U24: what others log is counted, and the page under the reader does not move', async () => {
  const { F1: accountId } = stage.app.world.accounts;
  const log = async (text: string) => {
    const followUps = [{ text: 'weiter', dueOn: '2025-12-01' }];
    expect((await stage.app.post('/activities', { accountId, text, followUps }, 'ingo')).status).toBe(201);
  };
  for (let number = 1; number <= 25; number++) await log(`Vermerk ${number}`);
  const anna = await at('anna', '/stream');
  await anna.getByText('Verbunden').waitFor();
  const feed = anna.getByRole('feed');
  await feed.getByRole('article').nth(12).focus();
  const top = await feed.evaluate((box) => {
    box.scrollTop = 600;
    return box.scrollTop;
  });
  expect(top).toBe(600);
  await log('eben dazugekommen');
  await anna.getByRole('button', { name: '1 neue Aktivität', exact: true }).waitFor();
  const after = await feed.evaluate((box) => [box.scrollTop, box.contains(document.activeElement)]);
  expect(after).toEqual([600, true]);
  expect(await feed.getByText('eben dazugekommen').count()).toBe(0);
  await anna.getByRole('button', { name: '1 neue Aktivität' }).click();
  await feed.getByText('eben dazugekommen').waitFor();
});
