import { expect, type Locator, type Page } from '@playwright/test';

type Place = Page | Locator;

/** Chooses entries of a select by what they say, searching for each. */
export async function choose(place: Place, label: string, ...texts: string[]): Promise<void> {
  // The mark of a required field is part of the name.
  const box = place.getByRole('combobox', { name: new RegExp(`^(\\* ?)?${label}$`) });
  const select = box.locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " ant-select ")][1]');
  for (const text of texts) {
    await box.click();
    await box.fill(text);
    const option = openList(box)
      .locator('.ant-select-item-option', { has: box.page().getByText(text, { exact: true }) })
      .first();
    const chosen = select.getByText(text, { exact: true });
    // The list may be replaced under the pointer; what is chosen is not clicked again, which would take it back.
    await expect(async () => {
      if ((await chosen.count()) === 0) await option.click({ timeout: 2_000 });
      await expect(chosen.first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }
  await box.press('Escape');
}

/** Chooses an entry of a short list that has no search. */
export async function pick(place: Place, label: string, text: string): Promise<void> {
  const box = place.getByRole('combobox', { name: label, exact: true });
  await box.click();
  await openList(box)
    .locator('.ant-select-item-option', { has: box.page().getByText(text, { exact: true }) })
    .click();
}

/** The list of a select that is open. */
function openList(box: Locator): Locator {
  return box.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
}

/** A name that no other test and no earlier run uses. */
export function fresh(name: string): string {
  return `${name} ${Date.now().toString(36).slice(-5)}${Math.floor(Math.random() * 36 ** 2).toString(36)}`;
}

/** Nothing is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider, 'pixels beyond the right edge').toBeLessThanOrEqual(0);
}

/** The REST interface with the session of a page, for what the test is not about. */
export async function signedIn(page: Page) {
  const me = await (await page.request.get('/api/v1/me')).json();
  return async (method: string, path: string, data?: unknown, version?: number) => {
    const answer = await page.request.fetch(`/api/v1${path}`, {
      method,
      headers: {
        'X-CSRF-Token': me.csrfToken,
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      },
      ...(data === undefined ? {} : { data }),
    });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
}
