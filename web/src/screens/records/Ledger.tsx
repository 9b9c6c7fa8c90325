import { InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import type { Form, FormRecord, Id } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import type { KeyHelp } from '../../frame/KeysButton'
import { Page } from '../../frame/Page'
import { useShortcut } from '../../frame/useShortcut'
import { useTopics } from '../../realtime/RealtimeProvider'
import { useIsPhone } from '../../theme/useMedia'
import { FormTabs } from '../apps/FormTabs'
import { BulkBar } from './BulkBar'
import { LedgerActions } from './LedgerActions'
import { LEDGER_SEARCH, LedgerToolbar } from './LedgerToolbar'
import { LoadMore } from './LoadMore'
import styles from './ledger.module.css'
import { NewRecordDrawer } from './NewRecordDrawer'
import { RecordCards } from './RecordCards'
import { RecordTable } from './RecordTable'
import { useRecords } from './recordQueries'
import { useFormCrumbs } from './useFormCrumbs'
import { useKeptScroll } from './useKeptScroll'
import { useLedgerView } from './useLedgerView'

export function Ledger({ form }: { form: Form }) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  const controls = useLedgerView(form)
  const records = useRecords(form, controls.view)
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set())
  const [filling, setFilling] = useState(false)
  const open = useOpenRecord(form)
  useTopics([`form:${form.id}`])
  const scroll = useKeptScroll(`ledger ${form.id}`, records.isSuccess)
  const rows = records.data?.pages.flatMap((page) => page.items) ?? []
  const { q, parts } = controls.view
  const narrowed = q !== '' || parts.length > 0
  const fill = () => setFilling(true)
  const keys = useLedgerKeys(fill)
  const Rows = phone ? RecordCards : RecordTable
  return (
    <Page
      fill
      title={form.name}
      breadcrumb={useFormCrumbs(form)}
      keys={keys}
      tabs={<FormTabs form={form} work="ledger" />}
      actions={<LedgerActions onFill={fill} />}
    >
      <div className={styles.ledger}>
        <LedgerToolbar form={form} controls={controls} />
        <div ref={scroll} className={styles.rows} aria-busy={records.isFetching}>
          {records.isPending && <LinesSkeleton rows={8} />}
          {records.isError && (
            <ErrorState error={records.error} what={form.name} onRetry={() => void records.refetch()} />
          )}
          {records.isSuccess && rows.length === 0 && (
            <EmptyState
              icon={<InboxOutlined />}
              title={t(narrowed ? 'records:ledger.noMatch' : 'records:ledger.empty')}
              action={
                narrowed ? (
                  <Button onClick={() => controls.change({ q: '', parts: [] })}>
                    {t('records:filter.clear')}
                  </Button>
                ) : (
                  <Button type="primary" onClick={fill}>
                    {t('records:ledger.first')}
                  </Button>
                )
              }
            />
          )}
          {rows.length > 0 && (
            <>
              <Rows
                form={form}
                rows={rows}
                controls={controls}
                chosen={chosen}
                onChoose={setChosen}
                onOpen={open}
              />
              <LoadMore records={records} />
            </>
          )}
        </div>
        <BulkBar form={form} rows={rows} chosen={chosen} onChoose={setChosen} />
      </div>
      <NewRecordDrawer form={form} open={filling} onClose={() => setFilling(false)} />
    </Page>
  )
}

/** The ledger's keys, which are signs like any other while one types. */
function useLedgerKeys(fill: () => void): KeyHelp[] {
  const { t } = useTranslation()
  useShortcut('n', fill)
  useShortcut('/', () => document.getElementById(LEDGER_SEARCH)?.focus())
  return [
    { keys: 'N', text: t('records:ledger.new') },
    { keys: '/', text: t('records:ledger.search') },
  ]
}

/** Opens over the ledger with the view still in the address, so that closing leads back to it. */
function useOpenRecord(form: Form) {
  const navigate = useNavigate()
  const { search } = useLocation()
  return (record: FormRecord) => void navigate(`/forms/${form.key}/records/${record.id}${search}`)
}
