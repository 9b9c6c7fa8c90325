import { useCallback, useSyncExternalStore } from 'react'
import { PHONE_MAX_WIDTH } from './tokens'

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

export const useIsPhone = () => useMedia(`(max-width: ${PHONE_MAX_WIDTH}px)`)
