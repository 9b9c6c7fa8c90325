import type { Page } from '@playwright/test';
import { fresh, signedIn } from './controls.ts';

const group = (connection: string, action: string, inputs: Record<string, string>) => ({
  type: 'action',
  connection,
  action,
  inputs: Object.fromEntries(Object.entries(inputs).map(([key, cel]) => [key, { cel }])),
});

const NAME = { key: 'name', type: 'text', label: '群聊名称', required: true };
const OWNER = { key: 'owner', type: 'member', label: '选择群主', required: true };
const MEMBERS = { key: 'members', type: 'members', label: '选择群成员', required: true };
const CHAT_ID = { key: 'chatId', type: 'text', label: '群聊ID' };

export interface Made {
  id: string;
  key: string;
  name: string;
}

/** Forms and automations as the template 会话群 has them, under names that no other test uses. */
export async function groupApp(page: Page, connection: string) {
  const api = await signedIn(page);
  const form = (name: string, fields: object[]): Promise<Made> =>
    api('POST', '/forms', { name: fresh(name), definition: { fields } });
  const flow = async (name: string, from: Made, steps: object[]): Promise<Made> => {
    const trigger = { type: 'recordCreated', form: from.key, filter: null };
    const made = await api('POST', '/flows', { name: fresh(name), definition: { trigger, steps } });
    await api('POST', `/flows/${made.id}/publish`);
    await api('POST', `/flows/${made.id}/enable`);
    return made;
  };
  const ledger = await form('群台账', [NAME, CHAT_ID]);
  const creation = await form('建群', [NAME, OWNER, MEMBERS]);
  const change = await form('改群', [
    {
      key: 'group',
      type: 'select',
      label: '选择群聊',
      required: true,
      options: { type: 'form', form: ledger.key, field: 'name' },
    },
    {
      ...CHAT_ID,
      readOnly: true,
      linkage: { form: ledger.key, take: 'chatId', when: [{ field: 'name', equals: 'group' }] },
    },
    { key: 'addMembers', type: 'members', label: '添加群成员' },
    { key: 'removeMembers', type: 'members', label: '删除群成员' },
    { key: 'newName', type: 'text', label: '更改后群聊名称' },
  ]);
  const create = await flow('建群', creation, [
    {
      key: 'createChat',
      name: '创建群聊',
      ...group(connection, 'createChat', {
        name: 'trigger.record.name',
        owner: 'trigger.record.owner',
        members: 'trigger.record.members',
      }),
    },
    {
      key: 'addRow',
      type: 'addRecord',
      name: '写入台账',
      form: ledger.key,
      values: { name: { cel: 'trigger.record.name' }, chatId: { cel: 'steps.createChat.chatId' } },
    },
  ]);
  const update = await flow('改群', change, [
    {
      key: 'updateChat',
      name: '更新群聊',
      ...group(connection, 'updateChat', {
        chatId: 'trigger.record.chatId',
        name: 'trigger.record.newName',
        addMembers: 'trigger.record.addMembers',
        removeMembers: 'trigger.record.removeMembers',
      }),
    },
  ]);
  return { api, ledger, creation, change, create, update };
}
