import { useSearchParams } from 'react-router'

/** Whether the details show is part of the address, so that "back" on a phone leads to the messages. */
export function useDetailsOpen() {
  const [search, setSearch] = useSearchParams()
  const open = search.has('details')
  const toggle = () =>
    setSearch((old) => {
      const next = new URLSearchParams(old)
      if (open) next.delete('details')
      else next.set('details', '')
      return next
    })
  return { open, toggle }
}
