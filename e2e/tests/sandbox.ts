import type { Page } from '@playwright/test';
import { signedIn } from './controls.ts';
import { expect } from './fixtures.ts';

export type PlatformKey = 'feishu' | 'wecom' | 'dingtalk';

interface Member {
  id: string;
  name: string;
  role: 'OWNER' | 'ADMIN' | 'MEMBER' | 'BOT';
  external: boolean;
}

/** A group as the stand-in of a platform holds it. */
interface Group {
  id: string;
  name: string;
  external: boolean;
  state: 'OPEN' | 'DISBANDED';
  members: Member[];
}

/** The stand-in of a platform beside the demo: what it holds, and what people do in its client. */
export class Platform {
  private constructor(
    readonly page: Page,
    readonly key: PlatformKey,
    readonly address: string,
    /** Id of the demo's connection to it. */
    readonly connection: string,
    /** What the demo's connection is called. */
    readonly name: string,
  ) {}

  /** @param page of an administrator; waits until the demo has found its people on the platform */
  static async of(page: Page, key: PlatformKey): Promise<Platform> {
    const api = await signedIn(page);
    await expect
      .poll(async () => (await api('GET', `/connections/${key}-sandbox/accounts/count`)).linked, { timeout: 60_000 })
      .toBeGreaterThan(20);
    const { id, name, settings } = await api('GET', `/connections/${key}-sandbox`);
    return new Platform(page, key, settings.base ?? settings.baseAddress ?? settings.apiAddress, id, name);
  }

  /** Something a person does in the platform's client; answers when its events were delivered. */
  async act(action: string, what: object): Promise<void> {
    const answer = await this.page.request.post(this.path(`actions/${action}`), { data: what });
    expect(answer.ok(), `${action}: ${await answer.text()}`).toBe(true);
  }

  /** The groups of this name: never more than one, if all is well. */
  async groups(name: string): Promise<Group[]> {
    const { items } = (await (await this.page.request.get(this.path('groups'))).json()) as { items: Group[] };
    return items.filter((group) => group.name === name);
  }

  /** The one group of this name. */
  async group(name: string): Promise<Group> {
    const found = await this.groups(name);
    expect(found, `groups called ${name}`).toHaveLength(1);
    return found[0] as Group;
  }

  /** What the application sent that says this. */
  async messages(text: string): Promise<Array<{ to: string[]; text: string }>> {
    const { items } = await (await this.page.request.get(this.path('messages'))).json();
    return items.filter((message: { text: string }) => message.text.includes(text));
  }

  private path(part: string): string {
    return `${this.address}/sandbox/${this.key}/${part}`;
  }
}

/** Names of the people in a group, sorted; its bots are left out. */
export function people(group: Group): string[] {
  return group.members
    .filter(({ role }) => role !== 'BOT')
    .map(({ name }) => name)
    .sort();
}

export function owner(group: Group): string | undefined {
  return group.members.find(({ role }) => role === 'OWNER')?.name;
}
