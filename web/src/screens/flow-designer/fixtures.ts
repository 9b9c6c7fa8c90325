import type { Flow } from '../../api/types'
import { flow as definition } from '../../flows/fixtures'

/** For tests: the flow *update group* as the designer opens it. */
export const flow: Flow = {
  id: 'f1',
  key: 'update-group',
  name: '更新会话群',
  appId: null,
  enabled: true,
  publishedVersion: 1,
  draft: definition,
  draftVersion: 3,
  changed: false,
  problems: [],
  callable: null,
  updatedAt: '2026-11-21T08:00:00Z',
}
