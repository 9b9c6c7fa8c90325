import { choose, expectNoSidewaysScroll, fresh, signedIn } from './controls.ts';
import { FlowDesigner } from './designers.ts';
import { expect, test } from './fixtures.ts';

const FIELDS = [
  { key: 'name', type: 'text', label: '名称', required: true },
  { key: 'members', type: 'members', label: '成员' },
];

test('a flow calls another, uses what it gives back, and their runs lead to each other', async ({ as }) => {
  const page = await as('zhangwei');
  await page.goto('/flows');
  const api = await signedIn(page);
  const counting = await api('POST', '/flows', {
    name: fresh('统计人数'),
    definition: {
      trigger: { type: 'call', inputs: [{ key: 'members', label: '成员', type: 'persons', required: true }] },
      steps: [
        { key: 'end', type: 'stop', outcome: 'DONE', outputs: { total: { cel: 'size(trigger.inputs.members)' } } },
      ],
    },
  });
  await api('POST', `/flows/${counting.id}/publish`);
  await api('POST', `/flows/${counting.id}/enable`);
  const form = await api('POST', '/forms', { name: fresh('报名'), definition: { fields: FIELDS } });
  const flow = await api('POST', '/flows', {
    name: fresh('报名处理'),
    definition: { trigger: { type: 'recordCreated', form: form.key }, steps: [] },
  });
  const designer = new FlowDesigner(page);

  await test.step('the designer offers its inputs and what it gives back', async () => {
    await page.goto(`/flows/${flow.id}`);
    await designer.addStep('调用自动化');
    await choose(designer.panel, '自动化', counting.name);
    await expect(designer.panel.getByRole('button', { name: '成员: 触发数据 › 成员' })).toBeVisible();
    await designer.panel.getByRole('tab', { name: '输出' }).click();
    await expect(designer.panel.getByText('total')).toBeVisible();
    await designer.publish();
  });

  await test.step('the run shows the one it called, and back', async () => {
    await api('POST', `/flows/${flow.id}/enable`);
    const me = await api('GET', '/me');
    const record = await api('POST', `/forms/${form.id}/records`, {
      values: { name: '甲', members: [me.person.id] },
    });
    await page.goto(`/runs/${record.runs[0].id}`);
    await expect(page.getByRole('status').filter({ hasText: '已完成' })).toBeVisible();
    await page.getByRole('button', { name: /^调用自动化/ }).click();
    await page.getByRole('link', { name: `「${counting.name}」的运行` }).click();
    await expect(page.getByRole('heading', { name: counting.name })).toBeVisible();
    await page.getByRole('link', { name: `「${flow.name}」的运行` }).click();
    await expect(page.getByRole('heading', { name: flow.name })).toBeVisible();
  });
});

test('an administrator keeps a secret, and a builder picks it by its name without seeing it', async ({ as }) => {
  const name = `crm${fresh('').trim()}`;
  const admin = await as('lina', { viewport: { width: 375, height: 800 } });
  await admin.goto('/admin/secrets');
  await admin.getByRole('button', { name: '添加密钥' }).first().click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('名称').fill(name);
  await dialog.getByLabel('值').fill('nobody-reads-this');
  await dialog.getByRole('button', { name: '添加密钥' }).click();
  await expect(dialog).toBeHidden();
  await expect(admin.getByRole('button', { name: `更换密钥 ${name}` })).toBeVisible();
  await expectNoSidewaysScroll(admin);

  const page = await as('zhangwei');
  await page.goto('/flows');
  const api = await signedIn(page);
  const form = await api('POST', '/forms', { name: fresh('同步'), definition: { fields: FIELDS } });
  const flow = await api('POST', '/flows', {
    name: fresh('同步客户'),
    definition: {
      trigger: { type: 'recordCreated', form: form.key },
      steps: [{ key: 'call', type: 'httpRequest', name: '同步', method: 'GET', url: { value: 'https://example.com' } }],
    },
  });
  const designer = new FlowDesigner(page);
  await page.goto(`/flows/${flow.id}`);
  await designer.choose('同步');
  await designer.panel.getByRole('button', { name: '添加请求头' }).click();
  const header = await designer.panel.getByRole('textbox', { name: '名称', exact: true }).inputValue();
  await designer.panel.getByRole('button', { name: `填写方式 ${header}` }).click();
  await page.getByRole('menuitem', { name: '密钥' }).click();
  await choose(designer.panel, header, name);
  await designer.publish();
  expect((await api('GET', `/flows/${flow.id}`)).draft.steps[0].headers).toEqual({ [header]: { secret: name } });
});
