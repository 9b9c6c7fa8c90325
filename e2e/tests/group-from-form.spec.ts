import type { Page } from '@playwright/test';
import { choose, fresh } from './controls.ts';
import { expect, test } from './fixtures.ts';

test('a submitted form makes a group, a second one changes it, and everybody sees it live', async ({ as }) => {
  const name = fresh('华东报价组');
  const newName = `${name} 二期`;
  const admin = await as('admin');
  const member = await as('zhangwei');
  const newcomer = await as('wangfang');
  await member.goto('/inbox');
  await newcomer.goto('/inbox');

  await test.step('submit 创建会话群', async () => {
    await admin.goto('/forms/create-group/new');
    await admin.getByLabel('群聊名称').fill(name);
    await choose(admin, '选择群主', '陈思远');
    await choose(admin, '选择群成员', '陈思远', '张伟', '李娜');
    await submitAndAwaitRun(admin, '创建会话群');
  });

  await test.step('a member sees the group at once', async () => {
    await conversation(member, name).click();
    await expect(history(member)).toContainText('群聊');
    await member.getByRole('button', { name: '显示群聊详情' }).click();
    const details = member.getByRole('complementary', { name: '群聊详情' });
    for (const person of ['陈思远', '张伟', '李娜'])
      await expect(details.getByRole('button', { name: person, exact: true })).toBeVisible();
    await member.screenshot({ path: 'test-results/inbox.png' });
  });

  await test.step('the ledger has the id', async () => {
    const chatId = member.url().split('/').at(-1)?.split('?')[0] ?? '';
    await admin.goto('/forms/group-ledger');
    const row = admin.getByRole('row').filter({ hasText: name });
    const chip = row.getByRole('link', { name });
    await expect(chip).toHaveAttribute('href', `/inbox/${chatId}`);
    await chip.hover();
    await expect(admin.getByRole('tooltip')).toContainText(chatId);
    await admin.screenshot({ path: 'test-results/ledger.png' });
  });

  await test.step('submit 更新会话群', async () => {
    await admin.goto('/forms/update-group/new');
    await choose(admin, '选择群聊', name);
    await expect(admin.getByLabel('群聊ID')).toHaveValue(/^[0-9a-f-]{36}$/);
    await choose(admin, '添加群成员', '王芳');
    await choose(admin, '删除群成员', '李娜');
    await admin.getByLabel('更改后群聊名称').fill(newName);
    await submitAndAwaitRun(admin, '更新会话群');
  });

  await test.step('the group follows, with a notice of each change', async () => {
    await expect(member.getByRole('heading', { name: newName })).toBeVisible();
    await expect(history(member)).toContainText(newName);
    await expect(history(member)).toContainText(/王芳.*加入/);
    await expect(history(member)).toContainText(/李娜.*移出/);
    await expect(conversation(newcomer, newName)).toBeVisible();
    const details = member.getByRole('complementary', { name: '群聊详情' });
    await expect(details.getByRole('button', { name: '王芳', exact: true })).toBeVisible();
    await expect(details.getByRole('button', { name: '李娜', exact: true })).toHaveCount(0);
  });

  await test.step('the ledger follows too', async () => {
    await admin.goto('/forms/group-ledger');
    await expect(admin.getByRole('row').filter({ hasText: newName })).toBeVisible();
  });
});

test('people write to each other in the group that a form made', async ({ as }) => {
  const name = fresh('沟通组');
  const admin = await as('admin');
  const member = await as('zhangwei');
  await member.goto('/inbox');
  await admin.goto('/forms/create-group/new');
  await admin.getByLabel('群聊名称').fill(name);
  await choose(admin, '选择群主', '陈思远');
  await choose(admin, '选择群成员', '陈思远', '张伟');
  await submitAndAwaitRun(admin, '创建会话群');

  await admin.goto('/inbox');
  await conversation(admin, name).click();
  await admin.getByRole('combobox', { name: /发消息到/ }).fill('报价单今天能好吗？');
  await admin.keyboard.press('Enter');
  await expect(history(admin)).toContainText('报价单今天能好吗？');

  await expect(conversation(member, name)).toContainText('报价单今天能好吗？');
  await conversation(member, name).click();
  await expect(history(member)).toContainText('报价单今天能好吗？');
  await member.getByRole('combobox', { name: /发消息到/ }).fill('下午三点前。');
  await member.getByRole('button', { name: '发送消息' }).click();
  await expect(history(admin)).toContainText('下午三点前。');
});

const conversation = (page: Page, name: string) =>
  page.getByRole('region', { name: '会话列表' }).getByRole('link').filter({ hasText: name });

const history = (page: Page) => page.getByRole('log', { name: '消息记录' });

async function submitAndAwaitRun(page: Page, form: string): Promise<void> {
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`已提交 ${form}`) })).toBeVisible();
  await expect(page.getByRole('list', { name: '由此触发的自动化' })).toContainText('已完成');
}
