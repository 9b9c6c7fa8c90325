import { expectNoSidewaysScroll } from './controls.ts';
import { expect, test } from './fixtures.ts';

test('signs in with user name and password, and out again', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('用户名').fill('admin');
  await page.getByLabel('密码', { exact: true }).fill('convoke');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).toHaveURL(/\/inbox/);

  await page.getByRole('button', { name: '我的菜单' }).click();
  await expect(page.getByText('陈思远')).toBeVisible();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('returns after the sign-in to the page that was asked for', async ({ page }) => {
  await page.goto('/forms/group-ledger');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('button', { name: /陈思远/ }).click();
  await expect(page).toHaveURL(/\/forms\/group-ledger/);
});

test('says what is wrong with a sign-in', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('请填写用户名')).toBeVisible();
  await expect(page.getByText('请填写密码')).toBeVisible();

  await page.getByLabel('用户名').fill('nobody-here');
  await page.getByLabel('密码', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('用户名或密码');
  await expect(page.getByLabel('用户名')).toHaveValue('nobody-here');
});

test('offers the demo accounts on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: /陈思远/ })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: 'test-results/phone-sign-in.png' });
});
