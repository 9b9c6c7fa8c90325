import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Flow, FlowVersion } from '../../api/types'
import { LinesSkeleton } from '../../components/Skeletons'
import { parseDefinition } from '../../flows/parse'
import { walk } from '../../flows/places'
import { lanesAround, stepSummary, triggerSummary } from '../../flows/summaries'
import { useVersions } from '../flows/queries'
import { Changes, useChanges } from './Changes'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'

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
            {lanesAround(definition, place.lane, tell).map((lane) => `${lane} › `)}
            {stepSummary(step, tell)}
          </li>
        ))}
      </ol>
    </>
  )
}

function Differences({ published }: { published: FlowVersion }) {
  const { t } = useTranslation()
  const { definition } = useDesigner()
  const before = useMemo(() => parseDefinition(published.definition), [published])
  const changes = useChanges(before, definition)
  const values = { version: published.version }
  if (changes.length === 0) return <p>{t('flows:publish.same', values)}</p>
  return (
    <>
      <p>{t('flows:publish.changes', values)}</p>
      <Changes changes={changes} />
      <p className={styles.faint}>{t('flows:publish.running')}</p>
    </>
  )
}
