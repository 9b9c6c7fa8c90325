import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client'
import { keys } from '../../../api/keys'
import type { Form, Id, RecordPage } from '../../../api/types'
import { ErrorState } from '../../../components/ErrorState'
import { useFormat } from '../../../components/format'
import { LinesSkeleton } from '../../../components/Skeletons'
import { useClear } from '../../../components/useClear'
import { useDebounced } from '../../../components/useDebounced'
import { titleOf } from '../../records/recordValue'
import styles from './test.module.css'

const PAGE = 20
const TYPING_MILLIS = 250

interface Props {
  form: Form
  busy: Id | null
  onChoose: (record: Id) => void
}

/** The records of a form, newest first, to try a flow with. */
export function RecordChoice({ form, busy, onChoose }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  const format = useFormat()
  const [text, setText] = useState('')
  const q = useDebounced(text.trim(), TYPING_MILLIS)
  const records = useInfiniteQuery({
    queryKey: [...keys.records(form.id), 'choice', q],
    queryFn: ({ pageParam, signal }) =>
      api.get<RecordPage>(`/forms/${form.id}/records`, {
        query: { q, sort: '-createdAt', limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
  const found = records.data?.pages.flatMap(({ items }) => items)
  return (
    <div className={styles.choice}>
      <Input.Search
        allowClear={clear}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('flows:test.search')}
        aria-label={t('flows:test.search')}
      />
      {records.error && <ErrorState error={records.error} onRetry={() => void records.refetch()} />}
      {records.isPending && <LinesSkeleton rows={4} />}
      {found?.length === 0 && (
        <p className={styles.faint}>{t(q === '' ? 'flows:test.noRecords' : 'flows:test.noMatch')}</p>
      )}
      <ul className={styles.records} aria-label={t('flows:test.records')}>
        {found?.map((record) => (
          <li key={record.id}>
            <button
              type="button"
              className={styles.record}
              disabled={busy !== null}
              aria-busy={busy === record.id}
              onClick={() => onChoose(record.id)}
            >
              <span className={styles.recordTitle}>{titleOf(form, record)}</span>
              <span className={styles.faint}>
                #{record.serial} · {format.dateTime(record.createdAt)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {records.hasNextPage && (
        <Button onClick={() => void records.fetchNextPage()} loading={records.isFetchingNextPage}>
          {t('flows:test.more')}
        </Button>
      )}
    </div>
  )
}
