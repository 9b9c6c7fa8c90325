import { EditOutlined, MinusCircleOutlined, PlusCircleOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { Flow, FlowVersion } from '../../api/types'
import { LinesSkeleton } from '../../components/Skeletons'
import { type Change, changesBetween } from '../../flows/changes'
import { parseDefinition } from '../../flows/parse'
import { laneName, walk } from '../../flows/places'
import { stepSummary, telling, triggerSummary } from '../../flows/summaries'
import { useVersions } from '../flows/queries'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'

const ICONS = { added: <PlusCircleOutlined />, removed: <MinusCircleOutlined />, changed: <EditOutlined /> }

/** The draft against the published version; for a first version, all it does. */
export function ChangeList({ flow }: { flow: Flow }) {
  const versions = useVersions(flow.id, flow.publishedVersion !== null)
  if (flow.publishedVersion === null) return <FirstVersion />
  const published = versions.data?.find(({ version }) => version === flow.publishedVersion)
  return published ? <Differences published={published} /> : <LinesSkeleton rows={3} />
}

function FirstVersion() {
  const { t } = useTranslation()
  const { definition, tell } = useDesigner()
  return (
    <>
      <p>{t('flows:publish.first')}</p>
      <ol className={styles.plan}>
        <li>{triggerSummary(definition, tell)}</li>
        {walk(definition).map(({ step, place }) => (
          <li key={step.key} className={place.lane === null ? '' : styles.inner}>
            {place.lane !== null && `${laneName(definition, place.lane) ?? t('flows:branch.otherwise')} › `}
            {stepSummary(step, tell)}
          </li>
        ))}
      </ol>
    </>
  )
}

function Differences({ published }: { published: FlowVersion }) {
  const { t } = useTranslation()
  const changes = useChanges(published)
  const values = { version: published.version }
  if (changes.length === 0) return <p>{t('flows:publish.same', values)}</p>
  return (
    <>
      <p>{t('flows:publish.changes', values)}</p>
      <ul className={styles.changes}>
        {changes.map((change) => (
          <li key={`${change.step} ${change.text}`} className={styles[change.kind]}>
            {ICONS[change.kind]} {change.text}
          </li>
        ))}
      </ul>
      <p className={styles.faint}>{t('flows:publish.running')}</p>
    </>
  )
}

function useChanges(published: FlowVersion): Change[] {
  const { definition, catalog, say, names, tell } = useDesigner()
  const before = parseDefinition(published.definition)
  return changesBetween(before, definition, telling(before, catalog, say, names), tell)
}
