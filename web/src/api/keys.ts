import type { Id } from './types'

/**
 * The keys of the query cache. Realtime events refresh by these, so a screen that keeps server state starts
 * its own keys with one of them: `[...keys.records(form.id), filter]`. Ids are ids here, never keys of forms
 * or flows, because events carry ids.
 */
export const keys = {
  me: ['me'] as const,
  authOptions: ['auth-options'] as const,
  apiTokens: ['api-tokens'] as const,
  people: ['people'] as const,
  person: (id: Id) => ['person', id] as const,
  merges: (id: Id) => ['person', id, 'merges'] as const,
  departments: ['departments'] as const,
  templates: ['templates'] as const,
  apps: ['apps'] as const,
  app: (idOrKey: string) => ['apps', idOrKey] as const,
  forms: ['forms'] as const,
  form: (idOrKey: string) => ['forms', idOrKey] as const,
  records: (formId: Id) => ['records', formId] as const,
  record: (formId: Id, recordId: Id) => ['records', formId, 'record', recordId] as const,
  flows: ['flows'] as const,
  flow: (idOrKey: string) => ['flows', idOrKey] as const,
  secrets: ['secrets'] as const,
  /** What builders are told of them. */
  secretNames: ['secrets', 'names'] as const,
  connectors: ['connectors'] as const,
  connections: ['connections'] as const,
  connection: (id: Id) => ['connection', id] as const,
  /** Its accounts, chats, calls and allowances. */
  connectionParts: (id: Id) => ['connection', id, 'parts'] as const,
  /** All lists of runs. */
  runs: ['runs'] as const,
  run: (id: Id) => ['run', id] as const,
  /** What runs wait for me to do. */
  errands: ['errands'] as const,
  conversations: ['conversations'] as const,
  unread: ['unread'] as const,
  chats: ['chats'] as const,
  chat: (id: Id) => ['chat', id] as const,
  members: (chatId: Id) => ['chat', chatId, 'members'] as const,
  messages: (chatId: Id) => ['messages', chatId] as const,
}
