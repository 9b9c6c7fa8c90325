import type { Page } from '@playwright/test';
import { fresh } from './controls.ts';
import { expect, test } from './fixtures.ts';
import { groupApp } from './platform-flows.ts';
import { owner, Platform, people } from './sandbox.ts';

test('a customer comes into groups on Feishu; while she cannot, the run says why and what to do', async ({ as }, {
  retry: attempt,
}) => {
  const page = await as('admin');
  const feishu = await Platform.of(page, 'feishu');
  const { api, creation } = await groupApp(page, 'feishu-sandbox');
  const known = await api('POST', '/people', { name: fresh('沈嘉怡'), kind: 'EXTERNAL' });
  const employee = async (name: string): Promise<string> =>
    (await api('GET', `/people?kind=INTERNAL&q=${encodeURIComponent(name)}`)).items[0].id;
  /** Asks for a group of two colleagues, the first of them its owner, and the customer; opens its run. */
  const ask = async (name: string, ...colleagues: string[]) => {
    const ids = await Promise.all(colleagues.map(employee));
    const values = { name, owner: ids[0], members: [...ids, known.id] };
    const { runs } = await api('POST', `/forms/${creation.key}/records`, { values });
    await page.goto(`/runs/${runs[0].id}`);
  };
  const first = fresh('交付组');
  const second = fresh('客服组');
  // Whom she is a contact of now she still is at a second attempt.
  const [colleague, account] = attempt === 0 ? ['刘洋', 'ou_liuyang'] : ['陈静', 'ou_chenjing'];

  await test.step('she never opened the chat with the bot', async () => {
    await ask(first, '王芳', '张伟');
    await expect(why(page)).toContainText(known.name);
    await expect(why(page)).toContainText('还没有打开过机器人的单聊');
    await expect(why(page)).toContainText('请员工把机器人分享给');
    expect(await feishu.groups(first)).toEqual([]);
    await page.screenshot({ path: 'test-results/customer-refused.png' });
  });
  const run = page.url();

  await test.step('she opens it: she is a contact, and somebody says who she is', async () => {
    await feishu.act('openBotChat', { person: CUSTOMER });
    await page.goto(`/admin/connections/${feishu.connection}?tab=accounts`);
    const row = page.getByRole('listitem').filter({ hasText: CUSTOMER });
    await expect(async () => {
      await page.reload();
      await page.getByText(/^已关联/).click();
      await expect(row).toContainText('外部', { timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await row.getByRole('button', { name: '取消关联 沈嘉怡' }).click();
    await page.getByText(/^未关联/).click();
    await row.getByRole('combobox', { name: '沈嘉怡 是谁' }).fill(known.name);
    await page.getByText(known.name, { exact: true }).last().click();
    await expect(row).toHaveCount(0);
  });

  await test.step('the run goes on, and the group is external', async () => {
    await page.goto(run);
    await retry(page);
    const group = await feishu.group(first);
    expect(group.external).toBe(true);
    expect(owner(group)).toBe('王芳');
    expect(people(group)).toEqual(['张伟', '沈嘉怡', '王芳'].sort());
    await page.goto(`/admin/connections/${feishu.connection}?tab=chats`);
    await expect(page.getByRole('listitem').filter({ hasText: first })).toContainText('含外部成员');
  });

  await test.step('she is no contact of another owner, until she is', async () => {
    await ask(second, colleague, '张伟');
    await expect(why(page)).toContainText(known.name);
    await expect(why(page)).toContainText('不是群主的飞书联系人');
    await expect(why(page)).toContainText('请群主先在飞书里加他为外部联系人');
    expect(await feishu.groups(second)).toEqual([]);

    await feishu.act('befriend', { person: CUSTOMER, with: account });
    await retry(page);
    const group = await feishu.group(second);
    expect(owner(group)).toBe(colleague);
    expect(people(group)).toContain('沈嘉怡');
  });
});

const CUSTOMER = 'ou_ext_shenjiayi';

/** What a failed step says. */
const why = (page: Page) => page.getByRole('region', { name: '创建群聊' }).getByRole('alert');

const result = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).first();

async function retry(page: Page): Promise<void> {
  await page.getByRole('button', { name: '重试…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '重试运行' }).click();
  await expect(dialog).toBeHidden();
  await expect(result(page, '全部完成')).toBeVisible();
}
