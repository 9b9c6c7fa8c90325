import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { useDepartments, usePeopleSearch } from '../../api/people'
import { useMay } from '../../api/session'
import type { Chat, Flow, Form, Page } from '../../api/types'
import { departmentNames } from '../../components/departments'
import { useDebounced } from '../../components/useDebounced'
import { best, chatEntry, type Entry, type EntryGroup, flowEntry, formEntry, personEntry } from './entries'

const MOST = 6

/** What Ctrl-K offers for the words: places at once, people and groups as the server finds them. */
export function usePaletteEntries(text: string, open: boolean): EntryGroup[] {
  const { t } = useTranslation()
  const wanted = text.trim()
  const asked = useDebounced(wanted, 120)
  const groups = [
    { key: 'people', title: t('frame:paletteGroup.people'), entries: usePeopleEntries(asked, open) },
    { key: 'chats', title: t('frame:paletteGroup.chats'), entries: useChatEntries(asked, open) },
    { key: 'forms', title: t('frame:paletteGroup.forms'), entries: best(useForms(open), wanted, MOST) },
    { key: 'flows', title: t('frame:paletteGroup.flows'), entries: best(useFlows(open), wanted, MOST) },
    { key: 'pages', title: t('frame:paletteGroup.pages'), entries: best(usePages(), wanted, MOST) },
  ]
  return groups.filter(({ entries }) => entries.length > 0)
}

/** People only once something is typed: nobody looks for the first six of the alphabet. */
function usePeopleEntries(asked: string, open: boolean): Entry[] {
  const { data: departments } = useDepartments()
  const { data } = usePeopleSearch({ q: asked, state: 'ACTIVE', limit: MOST }, open && asked !== '')
  if (asked === '') return []
  return (data?.items ?? []).map((person) => {
    const facts = [departmentNames(person.departmentIds, departments)[0], person.title]
    return personEntry(person, facts.filter(Boolean).join(' · '))
  })
}

function useChatEntries(asked: string, open: boolean): Entry[] {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: [...keys.chats, 'search', asked],
    queryFn: ({ signal }) => api.get<Page<Chat>>('/chats', { query: { q: asked, limit: MOST }, signal }),
    placeholderData: keepPreviousData,
    enabled: open,
  })
  return (data?.items ?? []).map((chat) =>
    chatEntry(chat, t('common:chat.members', { count: chat.memberCount })),
  )
}

function useForms(open: boolean): Entry[] {
  const { data } = useQuery({
    queryKey: [...keys.forms, 'palette'],
    queryFn: () => api.get<{ items: Form[] }>('/forms'),
    enabled: open,
  })
  return (data?.items ?? []).map(formEntry)
}

function useFlows(open: boolean): Entry[] {
  const mayBuild = useMay('BUILDER')
  const { data } = useQuery({
    queryKey: [...keys.flows, 'palette'],
    queryFn: () => api.get<{ items: Flow[] }>('/flows'),
    enabled: open && mayBuild,
  })
  return (data?.items ?? []).map(flowEntry)
}

function usePages(): Entry[] {
  const { t } = useTranslation()
  const builder = useMay('BUILDER')
  const admin = useMay('ADMIN')
  const page = (to: string, text: string): Entry => ({ key: to, to, text, fact: '', icon: { type: 'page' } })
  return [
    page('/inbox', t('frame:inbox')),
    page('/apps', t('frame:apps')),
    ...(builder ? [page('/flows', t('frame:flows')), page('/runs', t('frame:runs'))] : []),
    page('/admin/people', t('frame:people')),
    page('/admin/departments', t('frame:departments')),
    page('/admin/tokens', t('frame:tokens')),
    ...(admin ? [page('/admin/secrets', t('frame:secrets'))] : []),
  ]
}
