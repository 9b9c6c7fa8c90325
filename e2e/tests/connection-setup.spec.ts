import type { Page } from '@playwright/test';
import { fresh, pick } from './controls.ts';
import { expect, test } from './fixtures.ts';
import { Platform } from './sandbox.ts';

test('a connection is set up with the guide, and says what is wrong until it is right', async ({ as }) => {
  const name = fresh('飞书');
  const page = await as('admin');
  const { address } = await Platform.of(page, 'feishu');

  await test.step('add it', async () => {
    await page.goto('/admin/connections');
    await page.getByRole('button', { name: '添加连接' }).click();
    const dialog = page.getByRole('dialog');
    await pick(dialog, '平台', '飞书');
    await dialog.getByLabel('名称').fill(name);
    await dialog.getByRole('button', { name: '添加连接' }).click();
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await expect(page.getByText('待配置')).toBeVisible();
  });

  await test.step('its address is the sandbox', async () => {
    const others = step(page, '其他设置');
    await others.getByLabel('开放平台地址').fill(address);
    await others.getByLabel('登录地址').fill(address);
    await save(others);
  });

  await test.step('a wrong secret: the check says what and where', async () => {
    const app = step(page, '创建企业自建应用');
    await app.getByLabel('App ID').fill('cli_sandbox0001');
    await app.getByLabel('App Secret').fill('not-the-secret');
    await save(app);
    await check(page);
    await expect(app.getByRole('alert')).toContainText('凭证');
    await expect(app.getByRole('alert')).toContainText('凭证与基础信息');
    await expect(app.getByRole('img', { name: '第 1 步未完成' })).toBeVisible();
    await expect(page.getByText('有问题')).toBeVisible();
    await page.screenshot({ path: 'test-results/connection-wrong.png', fullPage: true });
  });

  await test.step('the right one: it ticks itself', async () => {
    const app = step(page, '创建企业自建应用');
    await app.getByLabel('App Secret').fill('sandbox-feishu-secret');
    await save(app);
    const events = step(page, '订阅事件与回调');
    await events.getByLabel('Encrypt Key').fill('sandbox-encrypt-key');
    await events.getByLabel('Verification Token').fill('sandbox-verification-token');
    await save(events);
    await check(page);
    for (const number of [1, 2, 3]) {
      await expect(page.getByRole('img', { name: `第 ${number} 步已完成` })).toBeVisible();
    }
    await expect(page.getByText('可用', { exact: true })).toBeVisible();
    await expect(app.getByRole('alert')).toHaveCount(0);
  });

  await test.step('the platform says who is who', async () => {
    await page.getByRole('tab', { name: '账号' }).click();
    await page.getByRole('button', { name: '同步通讯录' }).click();
    await page.getByText(/^已关联 \d{2}$/).click();
    await page.getByRole('searchbox', { name: '按姓名、账号、手机号或邮箱查找' }).fill('王芳');
    const row = page.getByRole('listitem').filter({ hasText: 'ou_wangfang' });
    await expect(row.getByRole('button', { name: '取消关联 王芳' })).toBeVisible();
    await page.screenshot({ path: 'test-results/connection-accounts.png' });
  });

  await test.step('it is deleted again', async () => {
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '删除连接' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除连接' }).click();
    await expect(page).toHaveURL(/\/admin\/connections$/);
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  });
});

const step = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

async function save(part: ReturnType<typeof step>): Promise<void> {
  await part.getByRole('button', { name: '保存设置' }).click();
  await expect(part.getByText('已保存')).toBeVisible();
}

/** Tries what flows need; ends when the answer is there. */
async function check(page: Page): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().endsWith('/check'));
  await page.getByRole('button', { name: '检查连接' }).click();
  await answer;
}
