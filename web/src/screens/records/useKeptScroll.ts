import { type RefCallback, useCallback } from 'react'

const places = new Map<string, number>()

/**
 * Where a list was scrolled to when it was left.
 *
 * @param ready whether the list has its content, without which there is nothing to scroll
 */
export function useKeptScroll(key: string, ready: boolean): RefCallback<HTMLElement> {
  return useCallback(
    (element) => {
      if (!element || !ready) return
      element.scrollTop = places.get(key) ?? 0
      const keep = () => places.set(key, element.scrollTop)
      element.addEventListener('scroll', keep, { passive: true })
      return () => element.removeEventListener('scroll', keep)
    },
    [key, ready],
  )
}
