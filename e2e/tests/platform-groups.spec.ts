import type { Page } from '@playwright/test';
import { choose, fresh, pick } from './controls.ts';
import { FlowDesigner } from './designers.ts';
import { expect, test } from './fixtures.ts';
import { groupApp, type Made } from './platform-flows.ts';
import { owner, Platform, type PlatformKey, people } from './sandbox.ts';

const PLATFORMS: Array<[PlatformKey, string]> = [
  ['feishu', '飞书'],
  ['wecom', '企业微信'],
  ['dingtalk', '钉钉'],
];

for (const [key, called] of PLATFORMS) {
  test(`the same automation makes and changes groups on ${called} when its connection is another`, async ({ as }) => {
    const name = fresh('报价组');
    const newName = fresh('二期组');
    const page = await as('admin');
    const platform = await Platform.of(page, key);
    const { ledger, creation, change, create, update } = await groupApp(page, 'builtin');

    await test.step('choose the connection in the designer', async () => {
      await moveTo(page, create, '创建群聊', platform.name);
      await moveTo(page, update, '更新群聊', platform.name);
    });

    await test.step('a submission makes the group', async () => {
      await page.goto(`/forms/${creation.key}/new`);
      await page.getByLabel('群聊名称').fill(name);
      await choose(page, '选择群主', '王芳');
      await choose(page, '选择群成员', '王芳', '张伟', '李娜');
      await submit(page, creation);
      const group = await platform.group(name);
      expect(owner(group)).toBe('王芳');
      expect(people(group)).toEqual(['张伟', '李娜', '王芳'].sort());
    });

    await test.step('the ledger has its id', async () => {
      await page.goto(`/forms/${ledger.key}`);
      await expect(page.getByRole('row').filter({ hasText: name })).toContainText((await platform.group(name)).id);
    });

    await test.step('another submission changes it', async () => {
      const { id } = await platform.group(name);
      await page.goto(`/forms/${change.key}/new`);
      await choose(page, '选择群聊', name);
      // DingTalk has two ids for a group: people see the one that stays.
      await expect(page.getByLabel('群聊ID')).toHaveValue(id);
      await choose(page, '添加群成员', '刘洋');
      await choose(page, '删除群成员', '李娜');
      await page.getByLabel('更改后群聊名称').fill(newName);
      await submit(page, change);
      const group = await platform.group(newName);
      expect(group.id).toBe(id);
      expect(people(group)).toEqual(['刘洋', '张伟', '王芳'].sort());
      expect(await platform.groups(name)).toEqual([]);
    });
  });
}

/** Lets a step of a published automation work on another connection. */
async function moveTo(page: Page, flow: Made, step: string, connection: string): Promise<void> {
  await page.goto(`/flows/${flow.id}`);
  const designer = new FlowDesigner(page);
  await designer.choose(step);
  await pick(designer.panel, '连接', connection);
  await designer.publish(2);
}

async function submit(page: Page, form: Made): Promise<void> {
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByRole('heading', { name: `已提交 ${form.name}` })).toBeVisible();
  await expect(page.getByRole('list', { name: '由此触发的自动化' })).toContainText('已完成', { timeout: 30_000 });
}
