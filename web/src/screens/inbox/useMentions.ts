import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chat, Id, Person } from '../../api/types'
import { ALL, type Draft, insertMention, type MentionQuery, mentionQuery } from './mentions'
import { useMembers } from './useMembers'

export interface Candidate {
  id: Id
  name: string
  /** Missing for everybody. */
  person?: Person
}

const MOST = 8

interface Options {
  chat: Chat
  meId: Id
  draft: Draft
  setDraft: (draft: Draft) => void
  area: () => HTMLTextAreaElement | null | undefined
}

/** The state of picking a mention while typing: what is offered, which is marked, what the keys do. */
export function useMentions({ chat, meId, draft, setDraft, area }: Options) {
  const [query, setQuery] = useState<MentionQuery>()
  const [active, setActive] = useState(0)
  const caret = useRef<number>(undefined)
  const candidates = useCandidates(chat, meId, query?.text)
  const open = query !== undefined && candidates.length > 0

  useLayoutEffect(() => {
    if (caret.current === undefined) return
    area()?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })

  const look = (text: string, at: number) => {
    const next = mentionQuery(text, at)
    if (next?.text !== query?.text) setActive(0)
    setQuery(next)
  }
  const close = () => setQuery(undefined)
  const pick = (candidate: Candidate | undefined) => {
    if (!query || !candidate) return
    const inserted = insertMention(draft, query, { id: candidate.id, name: candidate.name })
    caret.current = inserted.caret
    setDraft(inserted.draft)
    close()
  }

  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!open) return false
    const steps: { [key: string]: number } = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined) setActive((active + step + candidates.length) % candidates.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(candidates[active])
    else if (event.key === 'Escape') close()
    else return false
    event.preventDefault()
    return true
  }
  return { open, candidates, active, look, close, pick, onKey }
}

export type Mentions = ReturnType<typeof useMentions>

function useCandidates(chat: Chat, meId: Id, text: string | undefined): Candidate[] {
  const { t } = useTranslation()
  const { members } = useMembers(chat.id)
  if (text === undefined) return []
  const wanted = text.toLowerCase()
  const people: Candidate[] = members
    .filter(({ personId }) => personId !== meId)
    .map(({ person }) => ({ id: person.id, name: person.name, person }))
  return [...people, { id: ALL, name: t('inbox:all') }]
    .filter(({ name, person }) => name.toLowerCase().includes(wanted) || person?.username?.startsWith(wanted))
    .slice(0, MOST)
}
