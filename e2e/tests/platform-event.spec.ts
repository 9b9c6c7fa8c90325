import { choose, fresh, pick, signedIn } from './controls.ts';
import { FlowDesigner } from './designers.ts';
import { expect, test } from './fixtures.ts';
import { groupApp } from './platform-flows.ts';
import { Platform } from './sandbox.ts';

test('a flow designed to start when a group is renamed in Feishu waits until somebody leaves it', async ({ as }) => {
  const group = fresh('项目组');
  const admin = await as('admin');
  const feishu = await Platform.of(admin, 'feishu');
  const { api, creation } = await groupApp(admin, 'feishu-sandbox');
  const members: string[] = [];
  for (const person of ['王芳', '张伟', '李娜']) {
    members.push((await api('GET', `/people?kind=INTERNAL&q=${encodeURIComponent(person)}`)).items[0].id);
  }
  await api('POST', `/forms/${creation.key}/records`, { values: { name: group, owner: members[0], members } });
  await expect.poll(async () => (await feishu.groups(group)).length).toBe(1);

  const page = await as('zhangwei'); // a builder
  await page.goto('/flows');
  const build = await signedIn(page);
  const events = await build('POST', '/forms', {
    name: fresh('群动态'),
    definition: { fields: [{ key: 'what', type: 'text', label: '动态' }] },
  });
  const flow = await build('POST', '/flows', {
    name: fresh('群改名登记'),
    definition: { trigger: { type: 'platformEvent', connection: '', event: '' }, steps: [] },
  });
  const designer = new FlowDesigner(page);
  await page.goto(`/flows/${flow.id}`);

  await test.step('the designer offers what Feishu tells of, and what each event brings', async () => {
    await designer.canvas.getByRole('button', { name: /^触发/ }).click();
    await pick(designer.panel, '连接', feishu.name);
    await pick(designer.panel, '平台事件', '群聊改名');
    await designer.addStep('新增数据');
    await choose(designer.panel, '表单', events.name);
    await designer.pick('动态', '触发数据', '新名称');
    await designer.addStep('等待', '新增数据');
    await designer.panel.getByText('平台事件', { exact: true }).click();
    await pick(designer.panel, '连接', feishu.name);
    await pick(designer.panel, '平台事件', '群成员离开');
    await page.screenshot({ path: 'test-results/platform-event.png' });
    await designer.addStep('新增数据', '等待');
    await choose(designer.panel, '表单', events.name);
    await designer.pick('动态', '等待', '群名称');
    await designer.publish();
    await build('POST', `/flows/${flow.id}/enable`);
  });

  const rows = async () =>
    (await build('GET', `/forms/${events.key}/records`)).items.map(
      (record: { values: { what: string } }) => record.values.what,
    );

  await test.step('it starts when the group is renamed, and goes on when somebody leaves', async () => {
    const renamed = `${group}（二期）`;
    await feishu.act('rename', { group, name: renamed });
    await expect.poll(rows, { timeout: 30_000 }).toContain(renamed);
    await expect
      .poll(async () => (await build('GET', `/runs?flow=${flow.id}&state=WAITING`)).items.length, { timeout: 30_000 })
      .toBeGreaterThan(0);
    const before = (await rows()).filter((row: string) => row === renamed).length;
    await feishu.act('leave', { group: renamed, person: '李娜' });
    await expect
      .poll(async () => (await rows()).filter((row: string) => row === renamed).length, { timeout: 30_000 })
      .toBeGreaterThan(before);
  });
});
