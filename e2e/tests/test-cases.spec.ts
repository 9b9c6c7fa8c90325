import { fresh, signedIn } from './controls.ts';
import { FlowDesigner } from './designers.ts';
import { expect, test } from './fixtures.ts';

const FIELDS = [
  { key: 'name', type: 'text', label: '名称', required: true },
  { key: 'region', type: 'text', label: '地区' },
];

test('a run kept as a test says what a changed flow does otherwise, and warns before publishing', async ({ as }) => {
  test.slow(); // a run, a change and two dialogs on a machine that does other things too
  const page = await as('zhangwei'); // a builder
  await page.goto('/flows');
  const api = await signedIn(page);
  const request = await api('POST', '/forms', { name: fresh('报价'), definition: { fields: FIELDS } });
  const ledger = await api('POST', '/forms', { name: fresh('报价台账'), definition: { fields: FIELDS } });
  const flow = await api('POST', '/flows', {
    name: fresh('登记报价'),
    definition: {
      trigger: { type: 'recordCreated', form: request.key, filter: null },
      steps: [
        {
          key: 'row',
          type: 'addRecord',
          name: '写入台账',
          form: ledger.key,
          values: { name: { cel: 'trigger.record.name' } },
        },
      ],
    },
  });
  await api('POST', `/flows/${flow.id}/publish`);
  await api('POST', `/flows/${flow.id}/enable`);
  const record = await api('POST', `/forms/${request.id}/records`, { values: { name: '钢板', region: '华东' } });
  const name = fresh('一张钢板的报价');
  const designer = new FlowDesigner(page);
  const tests = page.getByRole('list', { name: '测试用例' }).getByRole('listitem').filter({ hasText: name });
  const differences = tests.getByRole('list', { name: '差异' });

  await test.step('the run is kept as a test', async () => {
    await page.goto(`/runs/${record.runs[0].id}`);
    await expect(page.getByRole('status').filter({ hasText: '已完成' })).toBeVisible();
    await page.getByRole('button', { name: '存为测试用例' }).click();
    const dialog = page.getByRole('dialog', { name: '存为测试用例' });
    await dialog.getByRole('textbox', { name: '测试用例名称' }).fill(name);
    await dialog.getByRole('button', { name: '保存测试用例' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText(`已存为测试用例「${name}」`)).toBeVisible();
  });

  await test.step('the flow does as it did: the test passes', async () => {
    await page.goto(`/flows/${flow.id}`);
    await page.getByRole('button', { name: '测试', exact: true }).click();
    await page.getByRole('dialog').getByText('测试用例', { exact: true }).click();
    await expect(tests).toContainText('未运行');
    await page.getByRole('button', { name: '全部运行' }).click();
    await expect(page.getByText('通过 1，未通过 0')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('changed, it differs: publishing warns, and leads to the difference', async () => {
    await designer.choose('写入台账');
    await designer.pick('名称', '触发数据', '地区');
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /^发布/ });
    const warning = dialog.getByRole('alert').filter({ hasText: '1 个测试用例中有 1 个未通过，仍可发布：' });
    await expect(warning).toContainText(name);
    await warning.getByRole('button', { name: '查看差异' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('in words: which step, what it was given then, and what now', async () => {
    await page.getByRole('button', { name: '全部运行' }).click();
    await expect(page.getByText('通过 0，未通过 1')).toBeVisible();
    await expect(differences).toContainText('写入台账');
    await expect(differences).toContainText('有变化');
    await expect(differences.locator('del').first()).toHaveText('钢板');
    await expect(differences.locator('ins').first()).toHaveText('华东');
    await page.screenshot({ path: 'test-results/test-cases.png' });
  });

  await test.step('what was wanted is expected from now on', async () => {
    await tests.getByRole('button', { name: '以现在的结果为准' }).click();
    await expect(page.getByText('通过 1，未通过 0')).toBeVisible();
    await expect(differences).toBeHidden();
  });

  // A dry affair: nothing was written beside what the run wrote.
  const { items } = await api('GET', `/forms/${ledger.id}/records`);
  expect(items.map(({ values }: { values: { name: string } }) => values.name)).toEqual(['钢板']);
});
