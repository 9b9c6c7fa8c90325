import { fresh } from './controls.ts';
import { expect, test } from './fixtures.ts';
import { groupApp } from './platform-flows.ts';
import { owner, Platform } from './sandbox.ts';

test('what people change in Feishu is seen at the connection, and is undone or accepted there', async ({ as }) => {
  const name = fresh('周会组');
  const page = await as('admin');
  const feishu = await Platform.of(page, 'feishu');
  const { api, creation } = await groupApp(page, 'feishu-sandbox');
  const members: string[] = [];
  for (const person of ['王芳', '张伟', '李娜']) {
    members.push((await api('GET', `/people?kind=INTERNAL&q=${encodeURIComponent(person)}`)).items[0].id);
  }
  await api('POST', `/forms/${creation.key}/records`, { values: { name, owner: members[0], members } });
  await page.goto(`/admin/connections/${feishu.connection}?tab=chats`);
  const row = page.getByRole('listitem').filter({ hasText: name });
  /** What is done in Feishu comes as an event; the page may have been read before it. */
  const sees = (text: string) =>
    expect(async () => {
      await page.reload();
      await expect(row).toContainText(text, { timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
  await sees('3 人');

  await test.step('a new name is undone', async () => {
    await feishu.act('rename', { group: name, name: `${name}（改）` });
    await sees(`在平台上改名为“${name}（改）”`);
    await page.screenshot({ path: 'test-results/drift.png' });
    await row.getByRole('button', { name: '恢复为记录' }).click();
    await expect(row).not.toContainText('改名');
    await feishu.group(name);
  });

  await test.step('a new owner is accepted', async () => {
    await feishu.act('leave', { group: name, person: '王芳' });
    await sees('群主在平台上已变更');
    await row.getByRole('button', { name: '采纳平台现状' }).click();
    await expect(row).not.toContainText('已变更');
    await expect(row).toContainText('2 人');
    expect(owner(await feishu.group(name))).not.toBe('王芳');
    await expect(row).toContainText(owner(await feishu.group(name)) ?? '');
  });
});
