import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';

export { expect };

type Open = (username: string, options?: BrowserContextOptions) => Promise<Page>;

interface Fixtures {
  /** Opens a browser of its own in which this person of the demo organization is signed in. */
  as: Open;
  /** What a browser said that it should not have; a test fails at its end when there is anything. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are needed from the pattern
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints, 'no errors in the console, no failing calls').toEqual([]);
  },
  page: async ({ page, complaints }, use) => {
    listen(page, complaints);
    await use(page);
  },
  as: async ({ browser, baseURL, contextOptions, complaints }, use) => {
    const contexts: Array<{ close(): Promise<void> }> = [];
    await use(async (username, options = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: baseURL ?? '',
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        viewport: { width: 1280, height: 800 },
        ...options,
      });
      contexts.push(context);
      const answer = await context.request.post('/api/v1/auth/login', {
        data: { username, password: 'convoke' },
      });
      expect(answer.status(), `${username} signs in`).toBe(200);
      const page = await context.newPage();
      listen(page, complaints);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    // A refused call (4xx) is what the page is tested to handle; the browser reports it all the same.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(`${page.url()}: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.url()} answered ${response.status()}`);
  });
}
