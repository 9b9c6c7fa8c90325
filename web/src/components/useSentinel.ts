import { useEffect, useRef, useState } from 'react'

function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return null
}

/** Calls when the element comes near the view: put it where more should be loaded. */
export function useSentinel(onNear: () => void, enabled: boolean) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const latest = useRef(onNear)
  useEffect(() => {
    latest.current = onNear
  })
  useEffect(() => {
    if (!element || !enabled || typeof IntersectionObserver === 'undefined') return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current()
      },
      // The margin counts only towards the element that scrolls.
      { root: scrollerOf(element), rootMargin: '400px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, enabled])
  return setElement
}
