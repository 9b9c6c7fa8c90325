import { type KeyboardEvent, useEffect, useState } from 'react'
import { usePeopleSearch } from '../api/people'
import type { Id, Person, PersonKind } from '../api/types'
import { meantBy, offeredPeople } from './offeredPeople'
import { useDebounced } from './useDebounced'

const REST_MILLIS = 150
const NOBODY: readonly Id[] = []

interface Search {
  kind: PersonKind | undefined
  exclude: readonly Id[] | undefined
  /** Whether the list closes once somebody is chosen. */
  closes: boolean
  /** Chooses somebody who was meant by an Enter that came before the list. */
  choose: (person: Person) => void
}

/** What is typed into a picker and whom it offers for it. */
export function usePickerSearch({ kind, exclude = NOBODY, closes, choose }: Search) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [department, setDepartment] = useState<Id>()
  const [entered, setEntered] = useState<string | null>(null)
  const asked = (entered ?? text).trim()
  const q = useDebounced(asked, entered === null ? REST_MILLIS : 0)
  const found = usePeopleSearch({ q, department, kind, state: 'ACTIVE', limit: 50 }, open || entered !== null)
  const isBehind = q !== asked || found.isPlaceholderData || found.isPending
  const offered = offeredPeople(found.data?.items ?? [], { text: asked, department, exclude })

  useEffect(() => {
    if (entered === null || (isBehind && !found.isError)) return
    setEntered(null)
    setText('')
    const meant = found.isError ? undefined : meantBy(entered, offered)
    if (!meant) return
    choose(meant)
    if (closes) setOpen(false)
  })

  return {
    open,
    text,
    department,
    setDepartment,
    setOpen,
    offered,
    isSearching: found.isFetching || (open && isBehind),
    type: (typed: string) => {
      setText(typed)
      // The list empties the text when it closes; whoever was meant by then stays meant.
      if (typed !== '') setEntered(null)
    },
    /** An Enter before the list has caught up with the typing waits for it, instead of taking somebody else. */
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '' || !isBehind) return
      event.preventDefault()
      event.stopPropagation()
      setEntered(text)
    },
  }
}
