import { Checkbox, Select, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { type Schedule, STEPS, WEEKDAYS } from '../../../flows/schedules'
import { useDesigner } from '../DesignerContext'
import styles from './trigger.module.css'

interface Props {
  schedule: Schedule
  onChange: (schedule: Schedule) => void
}

const MINUTES = Array.from({ length: 12 }, (_, index) => index * 5)
const DAYS = Array.from({ length: 31 }, (_, index) => index + 1)

/** What is to be said about the rhythm: on which days, at what time. */
export function ScheduleParts({ schedule, onChange }: Props) {
  switch (schedule.every) {
    case 'minutes':
      return <StepSelect step={schedule.step} onChange={(step) => onChange({ ...schedule, step })} />
    case 'hour':
      return (
        <MinuteSelect minute={schedule.minute} onChange={(minute) => onChange({ ...schedule, minute })} />
      )
    case 'day':
      return <Time time={schedule.time} onChange={(time) => onChange({ ...schedule, time })} />
    case 'week':
      return (
        <>
          <Weekdays
            weekdays={schedule.weekdays}
            onChange={(weekdays) => onChange({ ...schedule, weekdays })}
          />
          <Time time={schedule.time} onChange={(time) => onChange({ ...schedule, time })} />
        </>
      )
    case 'month':
      return (
        <>
          <MonthDays days={schedule.days} onChange={(days) => onChange({ ...schedule, days })} />
          <Time time={schedule.time} onChange={(time) => onChange({ ...schedule, time })} />
        </>
      )
  }
}

function StepSelect({ step, onChange }: { step: number; onChange: (step: number) => void }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  return (
    <Select
      aria-label={t('flows:schedule.step')}
      disabled={readOnly}
      value={step}
      options={STEPS.map((value) => ({ value, label: t('flows:schedule.told.minutes', { step: value }) }))}
      onChange={onChange}
    />
  )
}

function MinuteSelect({ minute, onChange }: { minute: number; onChange: (minute: number) => void }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const minutes = MINUTES.includes(minute) ? MINUTES : [...MINUTES, minute].sort((one, other) => one - other)
  return (
    <Select
      aria-label={t('flows:schedule.minute')}
      disabled={readOnly}
      value={minute}
      options={minutes.map((value) => ({ value, label: t('flows:schedule.told.hour', { minute: value }) }))}
      onChange={onChange}
    />
  )
}

function Time({ time, onChange }: { time: string; onChange: (time: string) => void }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  return (
    <TimePicker
      aria-label={t('flows:schedule.time')}
      disabled={readOnly}
      format="HH:mm"
      allowClear={false}
      needConfirm={false}
      value={dayjs(`2000-01-01T${time}`)}
      onChange={(chosen) => chosen && onChange(chosen.format('HH:mm'))}
    />
  )
}

function Weekdays({
  weekdays,
  onChange,
}: {
  weekdays: readonly number[]
  onChange: (weekdays: number[]) => void
}) {
  const { readOnly, say } = useDesigner()
  return (
    <Checkbox.Group
      className={styles.weekdays ?? ''}
      disabled={readOnly}
      value={[...weekdays]}
      options={WEEKDAYS.map((value) => ({ value, label: say(`schedule.weekdays.${value}`) }))}
      // A schedule without a day would never come.
      onChange={(chosen) => chosen.length > 0 && onChange(WEEKDAYS.filter((day) => chosen.includes(day)))}
    />
  )
}

function MonthDays({ days, onChange }: { days: readonly number[]; onChange: (days: number[]) => void }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  return (
    <Select
      mode="multiple"
      aria-label={t('flows:schedule.days')}
      disabled={readOnly}
      value={[...days]}
      options={DAYS.map((value) => ({ value, label: t('flows:schedule.day', { day: value }) }))}
      onChange={(chosen) => chosen.length > 0 && onChange([...chosen].sort((one, other) => one - other))}
    />
  )
}
