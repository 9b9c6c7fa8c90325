import type { Page } from '@playwright/test';
import { choose, fresh } from './controls.ts';
import { FlowDesigner, FormDesigner } from './designers.ts';
import { expect, test } from './fixtures.ts';

test('scenario A, designed by hand: three forms, two flows, then a group from a form', async ({ as }) => {
  test.setTimeout(240_000);
  const app = fresh('报价协作');
  const group = fresh('手搭群');
  const page = await as('zhangwei'); // a builder
  const member = await as('wangfang');
  await page.goto('/apps');

  await test.step('a new app', async () => {
    await page.getByRole('button', { name: '新建应用' }).click();
    await create(page, '应用名称', app);
    await expect(page.getByRole('heading', { name: app })).toBeVisible();
  });
  const appPage = page.url();

  await test.step('form 创建会话群', async () => {
    await newForm(page, appPage, `${app} 创建会话群`);
    const designer = new FormDesigner(page);
    await designer.add('单行文本', '群聊名称');
    await designer.require();
    await designer.add('成员单选', '选择群主');
    await designer.require();
    await designer.add('成员多选', '选择群成员');
    await designer.require();
    await designer.save();
    await page.screenshot({ path: 'test-results/form-designer.png' });
  });

  await test.step('form 会话群数据汇总', async () => {
    await newForm(page, appPage, `${app} 会话群数据汇总`);
    const designer = new FormDesigner(page);
    await designer.add('单行文本', '群聊名称');
    await designer.add('单行文本', '群聊ID');
    await designer.save();
  });

  await test.step('form 更新会话群', async () => {
    await newForm(page, appPage, `${app} 更新会话群`);
    const designer = new FormDesigner(page);
    await designer.add('下拉单选', '选择群聊');
    await designer.optionsFrom(`${app} 会话群数据汇总`, '群聊名称');
    await designer.require();
    await designer.add('单行文本', '群聊ID');
    await designer.linkTo(`${app} 会话群数据汇总`, '群聊名称', '选择群聊', '群聊ID');
    await designer.add('成员多选', '添加群成员');
    await designer.add('成员多选', '删除群成员');
    await designer.add('单行文本', '更改后群聊名称');
    await designer.save();
  });

  await test.step('flow: a group and its row in the ledger', async () => {
    await newFlow(page, appPage, `${app} 建群`);
    const designer = new FlowDesigner(page);
    await designer.trigger('创建成功', `${app} 创建会话群`);
    await designer.addStep('创建群聊');
    await designer.pick('群聊名称', '触发数据', '群聊名称');
    await designer.pick('群主', '触发数据', '选择群主');
    await designer.pick('群成员', '触发数据', '选择群成员');
    await designer.addStep('新增数据', '创建群聊');
    await choose(designer.panel, '表单', `${app} 会话群数据汇总`);
    await designer.pick('群聊名称', '触发数据', '群聊名称');
    await designer.pick('群聊ID', '创建群聊', '群聊ID');
    await designer.publish();
    await page.screenshot({ path: 'test-results/flow-designer.png' });
  });

  await test.step('flow: change the group', async () => {
    await newFlow(page, appPage, `${app} 更新群`);
    const designer = new FlowDesigner(page);
    await designer.trigger('创建成功', `${app} 更新会话群`);
    await designer.addStep('更新群聊');
    await designer.pick('群聊ID', '触发数据', '群聊ID');
    await designer.pick('新名称', '触发数据', '更改后群聊名称');
    await designer.pick('添加成员', '触发数据', '添加群成员');
    await designer.pick('移除成员', '触发数据', '删除群成员');
    await designer.publish();
  });

  await test.step('submit: the group is there', async () => {
    await submitForm(page, appPage, `${app} 创建会话群`);
    await page.getByLabel('群聊名称').fill(group);
    await choose(page, '选择群主', '张伟');
    await choose(page, '选择群成员', '张伟', '李娜');
    await submit(page);
    await page
      .getByRole('list', { name: '由此触发的自动化' })
      .getByRole('link', { name: `${app} 建群` })
      .click();
    await expect(page.getByRole('list', { name: '节点' })).toContainText('创建群聊');
    await page.getByRole('button', { name: /^新增数据/ }).click();
    await page.screenshot({ path: 'test-results/run.png' });
  });

  await test.step('submit the change: the group follows', async () => {
    await submitForm(page, appPage, `${app} 更新会话群`);
    await choose(page, '选择群聊', group);
    await expect(page.getByLabel('群聊ID')).toHaveValue(/^[0-9a-f-]{36}$/);
    await choose(page, '添加群成员', '王芳');
    await choose(page, '删除群成员', '李娜');
    await page.getByLabel('更改后群聊名称').fill(`${group} 新名`);
    await submit(page);
    await member.goto('/inbox');
    await member
      .getByRole('link')
      .filter({ hasText: `${group} 新名` })
      .click();
    const history = member.getByRole('log', { name: '消息记录' });
    await expect(history).toContainText(/王芳.*加入/);
    await expect(history).toContainText(/李娜.*移出/);
  });
});

async function newForm(page: Page, appPage: string, name: string): Promise<void> {
  await page.goto(appPage);
  await page.getByRole('button', { name: '新建表单' }).click();
  await create(page, '表单名称', name);
  await expect(page.getByRole('complementary', { name: '字段类型' })).toBeVisible();
}

async function newFlow(page: Page, appPage: string, name: string): Promise<void> {
  await page.goto(appPage);
  await page.getByRole('button', { name: '新建自动化' }).click();
  await create(page, '自动化名称', name);
  await expect(page.getByRole('region', { name: '流程画布' })).toBeVisible();
}

async function create(page: Page, label: string, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(label).fill(name);
  await dialog.getByRole('button', { name: /创\s*建/ }).click();
  await expect(dialog).toBeHidden();
}

async function submitForm(page: Page, appPage: string, form: string): Promise<void> {
  await page.goto(appPage);
  await page.getByRole('listitem').filter({ hasText: form }).getByRole('link', { name: '填写' }).click();
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByRole('list', { name: '由此触发的自动化' })).toContainText('已完成');
}
