import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll, fresh, signedIn } from './controls.ts';
import { expect, test } from './fixtures.ts';

const NAME = [{ key: 'name', type: 'text', label: '名称', required: true }];

test('a failed run is found, its flow mended, and tried again from where it failed', async ({ as }) => {
  const flowName = fresh('台账登记');
  const page = await as('zhangwei'); // a builder
  await page.goto('/runs');
  const api = await signedIn(page);
  const request = await api('POST', '/forms', { name: fresh('登记'), definition: { fields: NAME } });
  const ledger = await api('POST', '/forms', {
    name: fresh('台账'),
    definition: { fields: [{ ...NAME[0], maxLength: 20 }] },
  });
  const definition = (name: string) => ({
    trigger: { type: 'recordCreated', form: request.key, filter: null },
    steps: [
      { key: 'title', type: 'compute', name: '拼标题', values: { text: { cel: 'trigger.record.name' } } },
      { key: 'row', type: 'addRecord', name: '写入台账', form: ledger.key, values: { name: { cel: name } } },
    ],
  });
  // Longer than the ledger takes.
  const flow = await api('POST', '/flows', {
    name: flowName,
    definition: definition('steps.title.text + " 写得比台账能收的二十个字还要长得多的说明"'),
  });
  await api('POST', `/flows/${flow.id}/publish`);
  await api('POST', `/flows/${flow.id}/enable`);
  for (const name of ['华东', '华南']) await api('POST', `/forms/${request.id}/records`, { values: { name } });

  await test.step('the list finds what failed', async () => {
    await page.goto('/runs');
    await page.getByRole('button', { name: '失败', exact: true }).click();
    await page.getByRole('searchbox', { name: '搜索触发数据或自动化名称' }).fill(flowName);
    await expect(rows(page)).toHaveCount(2);
    await expect(page).toHaveURL(/state=FAILED/);
    await rows(page).filter({ hasText: '华东' }).getByRole('link', { name: flowName }).click();
    await expect(page.getByRole('status').filter({ hasText: '在「写入台账」失败' })).toBeVisible();
  });

  await test.step('the flow is mended and published', async () => {
    const read = await api('GET', `/flows/${flow.id}`);
    await api(
      'PUT',
      `/flows/${flow.id}`,
      { name: flowName, definition: definition('steps.title.text') },
      read.draftVersion,
    );
    await api('POST', `/flows/${flow.id}/publish`);
  });

  await test.step('the retry says beforehand what it keeps, and does so', async () => {
    await page.reload();
    await page.getByRole('button', { name: '重试…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio', { name: '最新发布的 v2' })).toBeChecked();
    const plan = dialog.getByRole('list', { name: '节点' }).getByRole('listitem');
    await expect(plan.filter({ hasText: '拼标题' })).toContainText('沿用');
    await expect(plan.filter({ hasText: '写入台账' })).toContainText('重做');
    await page.screenshot({ path: 'test-results/retry.png' });
    await dialog.getByRole('button', { name: '重试运行' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: '已完成' })).toBeVisible();
    await expect(page.getByRole('list', { name: '谁做了什么' })).toContainText('张伟');
    await expect(page.getByRole('list', { name: '谁做了什么' })).toContainText('从中断处重试，用 v2');
  });

  await test.step('the earlier attempt stays readable', async () => {
    await page
      .getByText(/^第 1 次/)
      .first()
      .click();
    await expect(page.getByText('这是第 1 次的记录（v1），之后已重试。')).toBeVisible();
    await expect(page.getByRole('button', { name: '重试…' })).toBeHidden();
    await page.getByRole('button', { name: '看当前这次' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已完成' })).toBeVisible();
  });

  await test.step('the rest is tried again at once', async () => {
    await page.goto(`/flows/${flow.id}/runs?state=FAILED`);
    await page.getByRole('checkbox', { name: '选中所列可重试的 1 个' }).check();
    await page.getByRole('button', { name: '重试 1 个运行…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '重试 1 个运行' }).click();
    await expect(dialog.getByRole('status')).toHaveText('1 个已开始重试，0 个没有');
    await dialog.getByRole('link', { name: /华南/ }).click();
    await expect(page.getByRole('status').filter({ hasText: '已完成' })).toBeVisible();
  });

  await test.step('what the first one made is in the ledger once', async () => {
    const { items } = await api('GET', `/forms/${ledger.id}/records`);
    expect(items.map(({ values }: { values: { name: string } }) => values.name).sort()).toEqual(['华东', '华南']);
  });
});

test('a wait is ended and a run cancelled on the phone, by builders only', async ({ as }) => {
  const page = await as('zhangwei', { viewport: { width: 375, height: 800 } });
  await page.goto('/runs');
  const api = await signedIn(page);
  const form = await api('POST', '/forms', { name: fresh('等待'), definition: { fields: NAME } });
  const wait = { type: 'wait', until: { type: 'duration', amount: { value: 2 }, unit: 'DAYS' } };
  const flow = await api('POST', '/flows', {
    name: fresh('等一等'),
    definition: {
      trigger: { type: 'recordCreated', form: form.key, filter: null },
      steps: [
        { ...wait, key: 'first', name: '先等两天' },
        { ...wait, key: 'second', name: '再等两天' },
      ],
    },
  });
  await api('POST', `/flows/${flow.id}/publish`);
  await api('POST', `/flows/${flow.id}/enable`);
  const record = await api('POST', `/forms/${form.id}/records`, { values: { name: '甲' } });
  await page.goto(`/runs/${record.runs[0].id}`);
  await page.getByRole('region', { name: '先等两天' }).getByRole('button', { name: '立即结束等待' }).click();
  const second = page.getByRole('region', { name: '再等两天' });
  await expect(second.getByRole('button', { name: '立即结束等待' })).toBeVisible();
  await expectNoSidewaysScroll(page);

  await page.getByRole('button', { name: '取消运行' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消运行' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已取消' }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '重试…' })).toBeVisible();

  const member = await as('wangfang');
  const answer = await member.request.get(`/api/v1/runs/${record.runs[0].id}`);
  expect(answer.status()).toBe(404);
});

const rows = (page: Page) => page.getByRole('list', { name: '运行记录列表' }).getByRole('listitem');
