import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll, fresh } from './controls.ts';
import { expect, test } from './fixtures.ts';
import { groupApp } from './platform-flows.ts';
import { Platform, type PlatformKey } from './sandbox.ts';

/** What each platform is called on the page, and the call that made the group. */
const PLATFORMS: Array<[PlatformKey, string, string]> = [
  ['feishu', '飞书', 'POST /open-apis/im/v1/chats'],
  ['wecom', '企业微信', 'POST /cgi-bin/appchat/create'],
  ['dingtalk', '钉钉', 'POST /v1.0/im/sceneGroup/create'],
];

test('the page of the stand-ins shows what a flow did on each platform', async ({ as }) => {
  const admin = await as('admin');
  const page = await as('admin');
  for (const [key, called, call] of PLATFORMS) {
    await test.step(called, async () => {
      const name = fresh('沙箱');
      const text = `欢迎来到${name}`;
      const platform = await Platform.of(admin, key);
      await runFlow(admin, `${key}-sandbox`, name, text);
      await expect.poll(async () => (await platform.messages(text)).length, { timeout: 60_000 }).toBe(1);

      await page.goto(`${platform.address}/#${key}/people`);
      await page.reload();
      await expect(page.getByRole('tab', { name: called })).toHaveAttribute('aria-selected', 'true');
      await expect(page.getByRole('row', { name: /王芳.*华东组/ })).toBeVisible();

      await see(page, '群聊');
      await page.getByRole('button', { name: new RegExp(name) }).click();
      await expect(page.getByRole('heading', { name: new RegExp(name) })).toBeVisible();
      const members = page.getByRole('row');
      await expect(members.filter({ hasText: '王芳' })).toContainText('群主');
      await expect(members.filter({ hasText: '张伟' })).toBeVisible();
      await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();

      await see(page, '消息');
      await expect(page.getByRole('article').filter({ hasText: text })).toBeVisible();

      await see(page, '调用');
      await expect(page.getByRole('row').filter({ hasText: call }).first()).toContainText('200');
    });
  }
});

test('the page fits a phone and speaks Chinese', async ({ as }) => {
  const platform = await Platform.of(await as('admin'), 'wecom');
  const page = await as('admin', { viewport: { width: 375, height: 800 } });
  for (const [key] of PLATFORMS) {
    for (const part of ['groups', 'people', 'messages', 'meetings', 'calls', 'pushes', 'faults', 'app']) {
      await test.step(`${key} ${part}`, async () => {
        await page.goto(`${platform.address}/#${key}/${part}`);
        await page.reload();
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
        await expectNoSidewaysScroll(page);
      });
    }
  }
  await page.goto(`${platform.address}/#wecom/faults`);
  await page.reload();
  await expect(page.getByRole('spinbutton', { name: '每个客户群成员' })).toHaveValue('500');
  await page.getByLabel('种类').selectOption('部分人员加不进群');
  await expect(page.getByRole('group', { name: '谁加不进' }).getByLabel('王芳')).toBeVisible();
});

test('a customer group is made with colleagues and customers', async ({ as }) => {
  const platform = await Platform.of(await as('admin'), 'wecom');
  const page = await as('admin');
  const name = fresh('客户群');
  await page.goto(`${platform.address}/#wecom/groups`);
  await page.getByLabel('群名称').fill(name);
  await page.getByLabel('群主').selectOption('王芳');
  const members = page.getByRole('group', { name: '成员' });
  await members.getByLabel('张伟').check();
  await members.getByLabel(/^钱文博/).check();
  await page.getByRole('button', { name: '建客户群' }).click();
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await expect(page.getByRole('row').filter({ hasText: '张伟' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '钱文博' })).toContainText('外部');
});

/** Opens a part of the page. */
async function see(page: Page, part: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: part, exact: true }).click();
  await expect(page.getByRole('heading', { name: part, exact: true })).toBeVisible();
}

/** Lets an automation make a group with 王芳 and 张伟 and write into it. */
async function runFlow(page: Page, connection: string, name: string, text: string): Promise<void> {
  const { api, creation, create } = await groupApp(page, connection);
  const flow = await api('GET', `/flows/${create.id}`);
  const steps = [
    ...flow.draft.steps,
    {
      key: 'welcome',
      type: 'action',
      name: '欢迎',
      connection,
      action: 'sendMessage',
      inputs: { chatId: { cel: 'steps.createChat.chatId' }, text: { value: text } },
    },
  ];
  await api('PUT', `/flows/${create.id}`, { name: flow.name, definition: { ...flow.draft, steps } }, flow.draftVersion);
  await api('POST', `/flows/${create.id}/publish`);
  const members: string[] = [];
  for (const person of ['王芳', '张伟']) {
    members.push((await api('GET', `/people?kind=INTERNAL&q=${encodeURIComponent(person)}`)).items[0].id);
  }
  await api('POST', `/forms/${creation.key}/records`, { values: { name, owner: members[0], members } });
}
