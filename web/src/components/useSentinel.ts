import { useEffect, useRef, useState } from 'react'

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
      { rootMargin: '400px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [element, enabled])
  return setElement
}
