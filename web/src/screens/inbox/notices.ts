import type { TFunction } from 'i18next'
import type { Id, Notice } from '../../api/types'

type NameOf = (id: Id) => string

/** `王芳 邀请 林涛 加入群聊`, as seen from outside; a change without a person was made by a flow. */
export function noticeText(notice: Notice, nameOf: NameOf, t: TFunction): string {
  const people = (notice.personIds ?? []).map(nameOf).join(t('inbox:listComma'))
  const values = {
    people,
    name: notice.name ?? '',
    ...(notice.actorId ? { actor: nameOf(notice.actorId) } : {}),
  }
  return t(`inbox:notice.${key(notice)}`, values)
}

function key(notice: Notice): string {
  const by = notice.actorId ? 'By' : ''
  const self =
    notice.type === 'membersRemoved' &&
    notice.personIds?.length === 1 &&
    notice.personIds[0] === notice.actorId
  return self ? 'left' : notice.type + by
}

/** Everybody a notice names, to load them together. */
export function noticePeople(notice: Notice): Id[] {
  return [...(notice.actorId ? [notice.actorId] : []), ...(notice.personIds ?? [])]
}
