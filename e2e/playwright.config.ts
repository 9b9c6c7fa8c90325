import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// One server for the whole run, on a port and a data folder of its own. Workers read this file again, so the first
// reading leaves its choice in the environment.
process.env.CONVOKE_E2E_PORT ??= freePort();
process.env.CONVOKE_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'convoke-e2e-'));

const address = `http://127.0.0.1:${process.env.CONVOKE_E2E_PORT}`;

export default defineConfig({
  testDir: 'tests',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  workers: 2,
  // Two browsers and a server share two processors: what passes the second time only is listed as flaky.
  retries: 1,
  forbidOnly: true,
  reporter: 'list',
  globalTeardown: './teardown.ts',
  use: {
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      // Debian's Chromium as root, without the calls it makes in the background.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `exec ../convoke start --port ${process.env.CONVOKE_E2E_PORT} --data ${process.env.CONVOKE_E2E_DATA}`,
    url: `${address}/q/health/ready`,
    // Automations of the tests call systems that stand on this machine.
    env: {
      CONVOKE_JAVA_FLAGS: `${process.env.CONVOKE_JAVA_FLAGS ?? ''} -XX:TieredStopAtLevel=1 -Dconvoke.http.allowed-hosts=127.0.0.1`,
    },
    timeout: 600_000,
    // Only ever there when whoever runs the tests names the port of a server that runs already.
    reuseExistingServer: true,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});

function freePort(): string {
  const program =
    "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })";
  return execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }).trim();
}
