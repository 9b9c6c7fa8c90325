import type { Page } from '@playwright/test';
import { fresh } from './controls.ts';
import { expect, test } from './fixtures.ts';
import { groupApp } from './platform-flows.ts';
import { owner, Platform, people } from './sandbox.ts';

test('an assisted WeCom step waits until an employee has created the customer group', async ({ as }) => {
  const page = await as('admin');
  const wecom = await Platform.of(page, 'wecom');
  const { api, ledger, creation } = await groupApp(page, 'wecom-sandbox');
  const name = fresh('采购沟通');
  const one = async (filter: string): Promise<string> => (await api('GET', `/people?${filter}`)).items[0].id;
  const employee = (called: string) => one(`kind=INTERNAL&q=${encodeURIComponent(called)}`);
  const fang = await employee('王芳');
  const members = [fang, await employee('张伟'), await one('kind=EXTERNAL')];

  await test.step('the run says for whom and for what it waits', async () => {
    const { runs } = await api('POST', `/forms/${creation.key}/records`, { values: { name, owner: fang, members } });
    await page.goto(`/runs/${runs[0].id}`);
    await expect(errand(page)).toContainText('等待 王芳 建立客户群');
    await expect(errand(page)).toContainText(`名称恰为“${name}”`);
    expect(await wecom.messages(name)).toHaveLength(1);
    expect(await wecom.groups(name)).toEqual([]);
    await page.screenshot({ path: 'test-results/assisted-waiting.png' });
  });

  const fangs = await as('wangfang');
  const waiting = fangs
    .getByRole('region', { name: '等你完成' })
    .getByRole('link')
    .filter({ hasText: `“${name}”` });
  await test.step('she finds in her inbox what waits for her, and until when', async () => {
    await fangs.goto('/inbox');
    await expect(waiting).toHaveCount(1);
    await fangs.screenshot({ path: 'test-results/assisted-inbox.png' });
    await expect(waiting.getByRole('time')).toBeVisible();
    await waiting.click();
    await expect(errand(fangs)).toContainText('等你完成');
    await expect(errand(fangs)).toContainText('最多等到');
    await fangs.screenshot({ path: 'test-results/assisted-asked.png' });
    await fangs.goto('/inbox');
    await expect(waiting).toHaveCount(1);
  });

  await test.step('nobody who says that it is done is believed before it is', async () => {
    await errand(page).getByRole('button', { name: '立即检查' }).click();
    await expect(page.getByText('正在检查')).toBeVisible();
    await expect(errand(page)).toContainText('等待 王芳 建立客户群');
  });

  await test.step('a group of another name is pointed out; renamed, the flow goes on', async () => {
    await wecom.act('createCustomerGroup', { owner: 'wangfang', name: `${name}群`, people: ['张伟'] });
    await errand(page).getByRole('button', { name: '立即检查' }).click();
    await expect(errand(page)).toContainText(`“${name}群”`, { timeout: 15_000 });
    await wecom.act('rename', { group: `${name}群`, name });
    await expect(page.getByRole('status').filter({ hasText: '全部完成' }).first()).toBeVisible({ timeout: 30_000 });
    const group = await wecom.group(name);
    expect(owner(group)).toBe('王芳');
    expect(people(group)).toEqual(['张伟', '王芳'].sort());
    await page.screenshot({ path: 'test-results/assisted-done.png' });
    await expect(waiting).toHaveCount(0);
  });

  await test.step('the ledger has its id, and the code brings the customer in', async () => {
    await page.goto(`/forms/${ledger.key}`);
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText((await wecom.group(name)).id);
    await wecom.act('joinByQr', { group: name, person: '钱文博' });
    expect(people(await wecom.group(name))).toContain('钱文博');
  });
});

/** What a step says that waits for a person. */
const errand = (page: Page) => page.getByRole('region', { name: '创建群聊' });
