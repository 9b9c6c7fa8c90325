import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { Errands } from '../../components/Errands'
import { Page } from '../../frame/Page'
import { useTopics } from '../../realtime/RealtimeProvider'
import { useFlow } from '../flows/queries'
import { useRuns } from './queries'
import { RunFilters } from './RunFilters'
import { RunList } from './RunList'
import { isNarrowed, readFilter } from './runFilter'
import styles from './runs.module.css'

const TOPICS = ['runs']

/** `/runs` and `/flows/:flow/runs`; the filter lives in the address: `?state=FAILED,IN_DOUBT&flow=…`. */
export function RunsPage() {
  const { t } = useTranslation()
  const { flow: name } = useParams()
  const [search, setSearch] = useSearchParams()
  const flow = useFlow(name ?? '', name !== undefined)
  useTopics(TOPICS)
  const filter = readFilter(search, name)
  const runs = useRuns(filter)
  const set = (change: { [name: string]: string | undefined }) => {
    const next = new URLSearchParams(search)
    for (const [key, value] of Object.entries(change)) value ? next.set(key, value) : next.delete(key)
    setSearch(next, { replace: true })
  }
  const flows = { title: t('flows:title'), to: '/flows' }
  const crumbs = flow.data ? [flows, { title: flow.data.name, to: `/flows/${flow.data.id}` }] : [flows]
  const record = runs.data?.pages[0]?.items[0]?.trigger.record
  return (
    <Page title={t('runs:title')} breadcrumb={crumbs}>
      <div className={styles.list}>
        {name === undefined && <Errands />}
        <RunFilters
          filter={filter}
          fixedFlow={name !== undefined}
          recordTitle={record ? record.title || `#${record.serial}` : undefined}
          onChange={set}
        />
        <RunList
          runs={runs}
          filtered={isNarrowed(filter) || (name === undefined && Boolean(filter.flow))}
          onClear={() => setSearch({}, { replace: true })}
        />
      </div>
    </Page>
  )
}
