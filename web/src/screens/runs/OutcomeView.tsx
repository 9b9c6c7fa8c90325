import { useTranslation } from 'react-i18next'
import type { Id, Json } from '../../api/types'
import { PersonChip } from '../../components/PersonChip'
import styles from './runPage.module.css'

const OUTCOMES = ['ADDED', 'REMOVED', 'UNCHANGED', 'REJECTED'] as const

interface Phrase {
  zh: string
  en: string
}

/** What became of a person who was to be added to a group, or removed from it. */
interface Outcome {
  person: Id
  outcome: (typeof OUTCOMES)[number]
  reason?: Phrase
  remedy?: Phrase
}

/** The value as what it is, or nothing when it is something else. */
export function outcomeOf(value: { [key: string]: Json }): Outcome | undefined {
  const { person, outcome } = value
  const known = OUTCOMES.find((one) => one === outcome)
  if (typeof person !== 'string' || !known) return undefined
  const reason = phrase(value.reason)
  const remedy = phrase(value.remedy)
  return { person, outcome: known, ...(reason && { reason }), ...(remedy && { remedy }) }
}

export function OutcomeView({ person, outcome, reason, remedy }: Outcome) {
  const { t, i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <span className={styles.entry}>
      <PersonChip personId={person} />
      <span className={styles.faint}>{t(`runs:outcome.${outcome}`)}</span>
      {[reason, remedy].map((text) => text && <span key={text.en}>{text[language]}</span>)}
    </span>
  )
}

function phrase(value: Json | undefined): Phrase | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { zh, en } = value
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined
}
