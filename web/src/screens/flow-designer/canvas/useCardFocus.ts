import { useEffect, useRef } from 'react'

/** Brings the keyboard along when arrow keys choose another card; leaves it alone when it is elsewhere. */
export function useCardFocus(chosen: boolean) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const card = ref.current
    const onCanvas = document.activeElement?.closest('.react-flow') != null
    if (chosen && card && onCanvas) card.focus({ preventScroll: true })
  }, [chosen])
  return ref
}
