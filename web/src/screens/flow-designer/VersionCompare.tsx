import { ArrowRightOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowVersion } from '../../api/types'
import type { FlowDefinition } from '../../flows/definition'
import { parseDefinition } from '../../flows/parse'
import { Changes, useChanges } from './Changes'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'

/** A version, or 0: the draft as it stands in the designer. */
export type Compared = number
export const DRAFT: Compared = 0

interface Props {
  versions: readonly FlowVersion[]
  from: Compared
  to: Compared
  onChange: (from: Compared, to: Compared) => void
}

/** The difference between any two versions, or to the draft. */
export function VersionCompare({ versions, from, to, onChange }: Props) {
  const { t } = useTranslation()
  const before = useCompared(versions, from)
  const after = useCompared(versions, to)
  const changes = useChanges(before, after)
  const nameOf = (version: Compared) => (version === DRAFT ? t('flows:state.draft') : `v${version}`)
  const options = [DRAFT, ...versions.map(({ version }) => version)].map((value) => ({
    value,
    label: nameOf(value),
  }))
  return (
    <section className={styles.compare} aria-label={t('flows:versions.compare')}>
      <h3 className={styles.compareTitle}>{t('flows:versions.compare')}</h3>
      <div className={styles.compareRow}>
        <Select
          aria-label={t('flows:versions.from')}
          className={styles.compareSelect ?? ''}
          value={from}
          options={options}
          onChange={(version) => onChange(version, to)}
        />
        <ArrowRightOutlined aria-hidden />
        <Select
          aria-label={t('flows:versions.to')}
          className={styles.compareSelect ?? ''}
          value={to}
          options={options}
          onChange={(version) => onChange(from, version)}
        />
      </div>
      <Notes versions={between(versions, from, to)} />
      {changes.length === 0 ? (
        <p className={styles.faint}>{t('flows:versions.same')}</p>
      ) : (
        <Changes changes={changes} />
      )}
    </section>
  )
}

/** What was said of the versions that lie between, newest first. */
function Notes({ versions }: { versions: readonly FlowVersion[] }) {
  if (versions.length === 0) return null
  return (
    <ul className={styles.notes}>
      {versions.map(({ version, note }) => (
        <li key={version} className={styles.note}>
          <span className={styles.versionName}>v{version}</span> {note}
        </li>
      ))}
    </ul>
  )
}

/** The versions with a note that are newer than the older of two, up to the newer one. */
function between(versions: readonly FlowVersion[], from: Compared, to: Compared): FlowVersion[] {
  const [older, newer] = [from, to]
    .map((version) => (version === DRAFT ? Number.POSITIVE_INFINITY : version))
    .sort((one, other) => one - other) as [number, number]
  return versions.filter(({ version, note }) => note && version > older && version <= newer)
}

function useCompared(versions: readonly FlowVersion[], version: Compared): FlowDefinition {
  const { definition } = useDesigner()
  const found = versions.find((candidate) => candidate.version === version)
  return useMemo(() => (found ? parseDefinition(found.definition) : definition), [found, definition])
}
