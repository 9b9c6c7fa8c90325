import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './ledger.module.css'

/** Loads the next page when it comes near, or when pressed. */
export function LoadMore({ records }: { records: UseInfiniteQueryResult }) {
  const { t } = useTranslation()
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = records
  const near = useCallback(
    (element: HTMLElement | null) => {
      // After a failure only a person tries again, else a broken page would ask without end.
      if (!element || isFetchNextPageError || typeof IntersectionObserver === 'undefined') return
      const observer = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && void fetchNextPage(),
        { rootMargin: '400px' },
      )
      observer.observe(element)
      return () => observer.disconnect()
    },
    [fetchNextPage, isFetchNextPageError],
  )
  if (!hasNextPage) return null
  return (
    <div ref={isFetchingNextPage ? null : near} className={styles.more}>
      <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t(isFetchNextPageError ? 'common:retry' : 'records:ledger.more')}
      </Button>
    </div>
  )
}
