import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Pagination } from 'antd'
import { type ComponentProps, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePerson } from '../../api/people'
import type { Json } from '../../api/types'
import { RunNodes } from './RunCards'
import { RunDot } from './RunDot'
import styles from './runPage.module.css'
import { laneState, type RunLane } from './runTree'

type Props = Omit<ComponentProps<typeof RunNodes>, 'nodes'> & { lanes: readonly RunLane[] }
type State = NonNullable<ReturnType<typeof laneState>>

const PAGE = 50 // rounds shown at once
const OPENED = 3 // of those in trouble; more are a line each, as the others
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The rounds of a loop: the first in trouble open, the others a line each; of many a page, or those of one state. */
export function RunRounds({ lanes, ...props }: Props) {
  const rounds = useMemo(() => lanes.map((lane) => ({ lane, state: laneState(lane) })), [lanes])
  const [only, setOnly] = useState<State | null>(null)
  const [turned, setTurned] = useState<number | null>(null)
  const listed = only === null ? rounds : rounds.filter(({ state }) => state === only)
  const chosen = listed.findIndex(({ lane }) => holds(lane, props.chosen))
  const page = Math.min(
    turned ?? Math.max(Math.ceil((chosen + 1) / PAGE), 1),
    Math.ceil(listed.length / PAGE),
  )
  const troubled = rounds.filter(({ state }) => isTrouble(state)).slice(0, OPENED)
  return (
    <>
      {rounds.length > PAGE && (
        <RoundStates
          rounds={rounds}
          only={only}
          onChange={(state) => {
            setOnly(state)
            setTurned(1)
          }}
        />
      )}
      {listed.slice((page - 1) * PAGE, page * PAGE).map((round) => (
        <Round
          key={round.lane.path}
          {...props}
          {...round}
          opened={lanes.length === 1 || troubled.includes(round)}
        />
      ))}
      {listed.length > PAGE && (
        <Pagination
          className={styles.pages ?? ''}
          size="small"
          showSizeChanger={false}
          pageSize={PAGE}
          total={listed.length}
          current={page}
          onChange={setTurned}
        />
      )}
    </>
  )
}

interface StatesProps {
  rounds: readonly { state: State | null }[]
  only: State | null
  onChange: (only: State | null) => void
}

/** How many rounds came to what; a click shows those only. */
function RoundStates({ rounds, only, onChange }: StatesProps) {
  const { t } = useTranslation()
  const counts = new Map<State, number>()
  for (const { state } of rounds) if (state) counts.set(state, (counts.get(state) ?? 0) + 1)
  return (
    <fieldset className={styles.roundStates} aria-label={t('runs:rounds.filter')}>
      <Button size="small" type="text" aria-pressed={only === null} onClick={() => onChange(null)}>
        {t('runs:rounds.all', { count: rounds.length })}
      </Button>
      {[...counts].map(([state, count]) => (
        <Button
          key={state}
          size="small"
          type="text"
          aria-pressed={only === state}
          icon={<RunDot state={state} />}
          onClick={() => onChange(only === state ? null : state)}
        >
          {t(`runs:step.${state}`)} {count}
        </Button>
      ))}
    </fieldset>
  )
}

type RoundProps = Omit<Props, 'lanes'> & { lane: RunLane; state: State | null; opened: boolean }

function Round({ lane, state, opened, ...props }: RoundProps) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<boolean | undefined>(undefined)
  const open = picked ?? (opened || holds(lane, props.chosen))
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

function isTrouble(state: State | null): boolean {
  return state === 'FAILED' || state === 'IN_DOUBT'
}

function holds(lane: RunLane, chosen: string | null): boolean {
  return chosen?.startsWith(`${lane.path}.`) ?? false
}
