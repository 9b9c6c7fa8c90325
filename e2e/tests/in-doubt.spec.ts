import type { Page } from '@playwright/test';
import { fresh, signedIn } from './controls.ts';
import { expect, test } from './fixtures.ts';
import { Outside } from './outside.ts';

const NAME = [{ key: 'name', type: 'text', label: '名称', required: true }];

let outside: Outside;
test.beforeEach(async () => {
  outside = await Outside.start();
});
test.afterEach(() => outside.stop());

/** A flow that orders something elsewhere for each record, and reads the order's number. */
async function ordering(page: Page): Promise<{ submit: (name: string) => Promise<string> }> {
  await page.goto('/runs');
  const api = await signedIn(page);
  const form = await api('POST', '/forms', { name: fresh('下单'), definition: { fields: NAME } });
  const flow = await api('POST', '/flows', {
    name: fresh('向外下单'),
    definition: {
      trigger: { type: 'recordCreated', form: form.key, filter: null },
      steps: [
        {
          key: 'order',
          type: 'httpRequest',
          name: '下单',
          method: 'POST',
          url: { value: `${outside.address}/orders` },
          body: { type: 'json', values: { name: { cel: 'trigger.record.name' } } },
          repeat: 'NEVER',
        },
        {
          key: 'note',
          type: 'compute',
          name: '记下单号',
          values: { number: { cel: 'steps.order.body.number' } },
        },
      ],
    },
  });
  await api('POST', `/flows/${flow.id}/publish`);
  await api('POST', `/flows/${flow.id}/enable`);
  return {
    submit: async (name) => (await api('POST', `/forms/${form.id}/records`, { values: { name } })).runs[0].id as string,
  };
}

const result = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).first();
const panel = (page: Page) => page.getByRole('region', { name: '需要你确认结果' });

test('a request whose answer got lost is decided about by a person, and never sent twice unasked', async ({ as }) => {
  test.slow();
  const page = await as('zhangwei');
  const { submit } = await ordering(page);

  await test.step('the run stops and says what is known', async () => {
    await page.goto(`/runs/${await submit('甲')}`);
    await expect(result(page, '「下单」的外部动作结果未知，需要人确认')).toBeVisible();
    await expect(panel(page)).toContainText('无法判断是否做过');
    await expect(panel(page)).toContainText(outside.address);
    expect(outside.received).toEqual([{ name: '甲' }]);
  });

  await test.step('it was not done: it is sent again', async () => {
    outside.next = { status: 201, body: { number: 'A-1' } };
    await panel(page)
      .getByRole('radio', { name: /不存在，再试一次/ })
      .check();
    await panel(page).getByRole('button', { name: '再试一次' }).click();
    await expect(result(page, '已完成')).toBeVisible();
    expect(outside.received).toHaveLength(2);
    await page.getByRole('button', { name: /^记下单号/ }).click();
    await expect(page.getByRole('region', { name: '记下单号' })).toContainText('A-1');
  });

  await test.step('it was done: what it made is filled in, and nothing is sent', async () => {
    outside.next = 'break';
    await page.goto(`/runs/${await submit('乙')}`);
    await panel(page)
      .getByRole('radio', { name: /已经存在/ })
      .check();
    await panel(page).getByLabel('状态码').fill('201');
    await panel(page).getByLabel('响应内容').fill('{"number": "B-7"}');
    await panel(page).getByLabel('响应头').fill('{"location": "/orders/B-7"}');
    await panel(page).getByRole('button', { name: '确认已存在' }).click();
    await expect(result(page, '已完成')).toBeVisible();
    await page.getByRole('button', { name: /^记下单号/ }).click();
    await expect(page.getByRole('region', { name: '记下单号' })).toContainText('B-7');
    expect(outside.received).toHaveLength(3);
  });
});

test('a retry over a request in doubt is unsafe, says so, and stops again rather than send it', async ({ as }) => {
  const page = await as('zhangwei');
  const { submit } = await ordering(page);
  await page.goto(`/runs/${await submit('丙')}`);
  await expect(panel(page)).toBeVisible();
  await page.getByRole('button', { name: '取消运行' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消运行' }).click();
  await expect(result(page, '已取消')).toBeVisible();

  await page.getByRole('button', { name: '重试…' }).click();
  const dialog = page.getByRole('dialog');
  const plan = dialog.getByRole('list', { name: '节点' }).getByRole('listitem');
  await expect(plan.filter({ hasText: '下单' }).first()).toContainText('有风险');
  await expect(dialog.getByText('有 1 个节点不知道上次是否已经完成')).toBeVisible();
  const retry = dialog.getByRole('button', { name: '重试运行' });
  await expect(retry).toBeDisabled();
  await dialog.getByRole('checkbox', { name: '我知道运行可能停下等我确认' }).check();
  await page.screenshot({ path: 'test-results/unsafe-retry.png' });
  await retry.click();
  await expect(dialog).toBeHidden();
  await expect(result(page, '「下单」的外部动作结果未知，需要人确认')).toBeVisible();
  expect(outside.received).toHaveLength(1);

  await panel(page).getByRole('radio', { name: /放弃/ }).check();
  await panel(page).getByRole('button', { name: '放弃这个节点' }).click();
  await expect(result(page, '失败')).toBeVisible();
  expect(outside.received).toHaveLength(1);
});
