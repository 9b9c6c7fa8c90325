import type { Locator, Page } from '@playwright/test';
import { choose, fresh, pick } from './controls.ts';
import { FlowDesigner } from './designers.ts';
import { expect, test } from './fixtures.ts';

/** A form with a name and members, and a flow of one's own on its records. */
async function ownFlow(page: Page, name: string): Promise<{ form: string; flow: string }> {
  const { csrfToken } = await (await page.request.get('/api/v1/me')).json();
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: { 'X-CSRF-Token': csrfToken } });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const fields = [
    { key: 'name', label: '名称', type: 'text', required: true },
    { key: 'members', label: '成员', type: 'members' },
  ];
  const form = await post('/forms', { name, definition: { fields } });
  const definition = { trigger: { type: 'recordCreated', form: form.key }, steps: [] };
  const flow = await post('/flows', { name, definition });
  return { form: form.id, flow: flow.id };
}

async function submit(page: Page, form: string, name: string): Promise<void> {
  await page.goto(`/forms/${form}/new`);
  await page.getByLabel('名称').fill(name);
  await choose(page, '成员', '张伟', '李娜');
  await page.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByRole('heading', { name: /已提交/ })).toBeVisible(); // to leave sooner would take the request back
}

/** A run of the list that is in this state. */
function row(page: Page, state: string): Locator {
  return page.getByRole('listitem').filter({ hasText: state }).first();
}

test('a flow with a loop, a branch and a wait is built, fails, is mended, and goes back', async ({ as }) => {
  test.slow(); // a submission, a retry and three publishings on a machine that does other things too
  const page = await as('zhangwei');
  const name = fresh('逐个处理');
  const { form, flow } = await ownFlow(page, name);
  const designer = new FlowDesigner(page);
  const { panel } = designer;

  await test.step('build it by clicking', async () => {
    await page.goto(`/flows/${flow}`);
    await designer.addStep('循环');
    await expect(panel.getByRole('button', { name: '要处理的列表: 触发数据 › 成员' })).toBeVisible();
    await designer.addInside('每一项', '条件分支');
    await panel.getByRole('button', { name: '添加条件', exact: true }).click();
    const data = page.getByRole('tree', { name: '可用的数据' });
    await data.getByRole('treeitem', { name: '当前项', exact: true }).click();
    await pick(panel, '比较方式', '不为空');
    await designer.addInside('分支 1', '等待');
    await panel.getByRole('spinbutton', { name: '等待时长' }).fill('1');
    await pick(panel, '单位', '秒');
    await designer.addStep('结束运行', '等待');
    await panel.getByText('失败', { exact: true }).click();
    await panel.getByRole('textbox', { name: '说明' }).fill('还没有准备好');
    await designer.publish();
  });

  const failed = await test.step('it fails, and the run opens where, with the reason', async () => {
    await submit(page, form, '第一条');
    await page.goto(`/flows/${flow}/runs`);
    await row(page, '失败').getByRole('link', { name, exact: true }).click();
    await expect(
      page.getByRole('status').filter({ hasText: '第 1 轮 › 条件分支 › 分支 1 › 结束运行」失败' }),
    ).toBeVisible();
    await expect(page.getByRole('region', { name: '结束运行' }).getByRole('alert')).toContainText('还没有准备好');
    return page.url();
  });

  await test.step('mend it, and publishing says what changes', async () => {
    await page.goto(`/flows/${flow}`);
    await designer.choose('结束运行');
    await panel.getByText('成功', { exact: true }).click();
    await designer.publish(2, ['「结束运行」结束为：失败 → 成功']);
  });

  await test.step('the run goes on where it failed, as it is mended, and what was done stays done', async () => {
    await page.goto(failed);
    await page.getByRole('button', { name: '重试…' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('radio', { name: /^从中断的节点/ })).toBeChecked();
    await expect(dialog.getByRole('radio', { name: '最新发布的 v2' })).toBeChecked();
    const plan = dialog.getByRole('list', { name: '节点' }).getByRole('listitem');
    await expect(plan.filter({ hasText: /分支 1 › 等待/ }).first()).toContainText('沿用');
    await expect(plan.filter({ hasText: '结束运行' }).first()).toContainText('重做');
    await dialog.getByRole('button', { name: '重试运行' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: '已完成' })).toBeVisible();
    await expect(page.getByRole('list', { name: '谁做了什么' })).toContainText('从中断处重试，用 v2');
  });

  await test.step('go back to the first version', async () => {
    await page.goto(`/flows/${flow}`);
    await page.getByRole('button', { name: '版本', exact: true }).click();
    await page.getByRole('button', { name: '比较 v1 与草稿' }).click();
    await expect(page.getByRole('list', { name: '差异' })).toContainText('失败 → 成功');
    await page.getByRole('button', { name: '恢复 v1 为草稿' }).click();
    await expect(page.getByText('草稿已恢复为 v1 的内容，发布后生效')).toBeVisible();
    await designer.publish(3, ['「结束运行」结束为：成功 → 失败']);
  });

  await test.step('steps are copied, cut, pasted and brought back with the keyboard', async () => {
    await designer.choose('等待');
    await designer.canvas.getByRole('button', { name: /^等待/ }).focus();
    const waits = designer.canvas.getByRole('button', { name: /^等待/ });
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await expect(waits).toHaveCount(2);
    await page.keyboard.press('Control+x');
    await expect(waits).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(waits).toHaveCount(1);
    await page.keyboard.press('Control+Shift+z');
    await expect(waits).toHaveCount(2);
  });
});
