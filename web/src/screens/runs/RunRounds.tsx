import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePerson } from '../../api/people'
import type { Json } from '../../api/types'
import { RunNodes } from './RunCards'
import { RunDot } from './RunDot'
import styles from './runPage.module.css'
import { laneState, type RunLane } from './runTree'

type Props = Omit<ComponentProps<typeof RunNodes>, 'nodes'> & { lanes: readonly RunLane[] }

const PART = 20 // more rounds are shown on demand
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The rounds of a loop: those in trouble open, the others a line each. */
export function RunRounds({ lanes, ...props }: Props) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(PART)
  // What needs somebody is never behind the button.
  const visible = lanes.filter((lane, at) => at < shown || isTroubled(lane) || holds(lane, props.chosen))
  return (
    <>
      {visible.map((lane) => (
        <Round key={lane.path} {...props} lane={lane} alone={lanes.length === 1} />
      ))}
      {visible.length < lanes.length && (
        <Button size="small" className={styles.moreRounds ?? ''} onClick={() => setShown(shown + 5 * PART)}>
          {t('runs:moreRounds', { count: lanes.length - visible.length })}
        </Button>
      )}
    </>
  )
}

function Round({ lane, alone, ...props }: Omit<Props, 'lanes'> & { lane: RunLane; alone: boolean }) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<boolean | undefined>(undefined)
  const state = laneState(lane)
  const open = picked ?? (alone || isTroubled(lane) || holds(lane, props.chosen))
  const name = t('runs:round', { number: (lane.round ?? 0) + 1 })
  return (
    <div className={styles.taken}>
      <button type="button" className={styles.round} aria-expanded={open} onClick={() => setPicked(!open)}>
        {open ? <DownOutlined /> : <RightOutlined />}
        <span>{name}</span>
        <Item item={lane.item} />
        {state && (
          <span className={styles.cardStateText}>
            <RunDot state={state} />
            {t(`runs:step.${state}`)}
          </span>
        )}
      </button>
      {open && (
        <ol className={styles.lane} aria-label={name}>
          <RunNodes {...props} nodes={lane.nodes} />
        </ol>
      )}
    </div>
  )
}

/** What a round is about, in a few words. */
function Item({ item }: { item: Json }) {
  const id = typeof item === 'string' && UUID.test(item) ? item : null
  const person = usePerson(id)
  return <span className={styles.roundItem}>{id ? person?.name : itemText(item)}</span>
}

function itemText(item: Json): string {
  if (typeof item === 'string' || typeof item === 'number') return String(item)
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return ''
  return itemText(item.title ?? item.name ?? item.serial ?? null)
}

function isTroubled(lane: RunLane): boolean {
  const state = laneState(lane)
  return state === 'FAILED' || state === 'IN_DOUBT'
}

function holds(lane: RunLane, chosen: string | null): boolean {
  return chosen?.startsWith(`${lane.path}.`) ?? false
}
