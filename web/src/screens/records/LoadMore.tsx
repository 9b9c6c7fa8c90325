import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSentinel } from '../../components/useSentinel'
import styles from './ledger.module.css'

/** Loads the next page when it comes near, or when pressed. */
export function LoadMore({ records }: { records: UseInfiniteQueryResult }) {
  const { t } = useTranslation()
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = records
  // After a failure only a person tries again, else a broken page would ask without end.
  const near = useSentinel(() => void fetchNextPage(), !isFetchingNextPage && !isFetchNextPageError)
  if (!hasNextPage) return null
  return (
    <div ref={near} className={styles.more}>
      <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t(isFetchNextPageError ? 'common:retry' : 'records:ledger.more')}
      </Button>
    </div>
  )
}
