import { choose, expectNoSidewaysScroll, fresh } from './controls.ts';
import { expect, test } from './fixtures.ts';

test('an empty submission names each field, and nothing is lost', async ({ as }) => {
  const page = await as('wangfang');
  await page.goto('/forms/create-group/new');
  await page.getByLabel('群聊名称').fill('只有名称');
  await page.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByText('请填写 选择群主')).toBeVisible();
  await expect(page.getByText('请填写 选择群成员')).toBeVisible();
  await expect(page.getByLabel('群聊名称')).toHaveValue('只有名称');
});

test('a name that is too long or taken is refused with the reason', async ({ as }) => {
  const page = await as('admin');
  const name = fresh('同名群');
  await page.goto('/forms/create-group/new');
  await page.getByLabel('群聊名称').fill('群'.repeat(300));
  await choose(page, '选择群主', '陈思远');
  await choose(page, '选择群成员', '陈思远', '张伟');
  await page.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByText('群聊名称 最多 100 个字')).toBeVisible();

  await page.getByLabel('群聊名称').fill(name);
  await page.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByRole('heading', { name: /已提交/ })).toBeVisible();
  await page.getByRole('button', { name: '再提交一条' }).click();
  await page.getByLabel('群聊名称').fill(name);
  await choose(page, '选择群主', '陈思远');
  await choose(page, '选择群成员', '陈思远', '张伟');
  await page.getByRole('button', { name: /提\s*交/ }).click();
  await expect(page.getByRole('heading', { name: /已提交/ })).toBeHidden();
  await expect(page.getByText(/群聊名称.*(重复|已存在|已有)/).first()).toBeVisible();
  await expect(page.getByLabel('群聊名称')).toHaveValue(name);
});

test('an owner who is not among the members fails the run, and the run page says why', async ({ as }) => {
  const page = await as('zhangwei');
  await page.goto('/forms/create-group/new');
  await page.getByLabel('群聊名称').fill(fresh('群主不在'));
  await choose(page, '选择群主', '张伟');
  await choose(page, '选择群成员', '李娜');
  await page.getByRole('button', { name: /提\s*交/ }).click();
  const runs = page.getByRole('list', { name: '由此触发的自动化' });
  await expect(runs).toContainText('失败');
  await expect(runs).toContainText(/群主.*张伟|张伟.*群主/);
  await runs.getByRole('link').click();
  await expect(page.getByText(/不在群成员中/).first()).toBeVisible();
});

test('switches between Chinese and English, and remembers it', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/apps');
  await expect(page.getByRole('heading', { name: '应用', exact: true })).toBeVisible();
  await page.getByRole('button', { name: '我的菜单' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Apps', exact: true })).toBeVisible();
  await page.goto('/forms/create-group/new');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText(/Enter 群聊名称|群聊名称 is required|Fill in 群聊名称/)).toBeVisible();
});

test('a member has no builder pages', async ({ as }) => {
  const page = await as('wangfang');
  await page.goto('/inbox');
  await expect(page.getByRole('link', { name: '应用' })).toBeVisible();
  await expect(page.getByRole('link', { name: '自动化' })).toHaveCount(0);
  await page.goto('/flows');
  await expect(page.getByText('没有权限')).toBeVisible();
});

const PAGES = [
  '/inbox',
  '/apps',
  '/forms/create-group/new',
  '/forms/group-ledger',
  '/flows',
  '/runs',
  '/admin/people',
] as const;

test('the main pages fit a phone', async ({ as }) => {
  const page = await as('admin', { viewport: { width: 375, height: 740 } });
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: `test-results/phone${path.replaceAll('/', '-')}.png` });
  }
});

test('the main pages follow a dark system', async ({ as }) => {
  const page = await as('admin', { colorScheme: 'dark' });
  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const light = await page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] =
        getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
      return (red + green + blue) / 3;
    });
    expect(light, `lightness of ${path}`).toBeLessThan(80);
    await page.screenshot({ path: `test-results/dark${path.replaceAll('/', '-')}.png` });
  }
});

test('an address that leads nowhere says so', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
  await page.goto('/forms/no-such-form');
  await expect(page.getByText(/no-such-form|没有/).first()).toBeVisible();
});
