import { InputNumber } from 'antd'
import { useId } from 'react'
import styles from './designer.module.css'
import { Property } from './Property'

interface End {
  label: string
  value: number | undefined
  onChange: (value: number | undefined) => void
}

interface Props {
  title: string
  low?: End
  high: End
  help: string
  /** Whole numbers from zero, such as lengths. */
  counted?: boolean
  atMost?: number
}

/** A lower and an upper limit side by side; an empty one does not limit. */
export function RangeProperty({ title, low, high, help, counted = false, atMost }: Props) {
  return (
    <fieldset className={styles.range}>
      <legend>{title}</legend>
      <div className={styles.rangeEnds}>
        {[low, high].map(
          (end) => end && <Limit key={end.label} end={end} counted={counted} atMost={atMost} />,
        )}
      </div>
      {help && <p className={styles.error}>{help}</p>}
    </fieldset>
  )
}

function Limit({ end, counted, atMost }: { end: End; counted: boolean; atMost: number | undefined }) {
  const id = useId()
  return (
    <Property id={id} label={end.label}>
      <InputNumber<number>
        id={id}
        value={end.value ?? null}
        controls={false}
        {...(counted ? { min: 0, precision: 0 } : {})}
        {...(atMost === undefined ? {} : { max: atMost })}
        onChange={(next) => end.onChange(next ?? undefined)}
        style={{ width: '100%' }}
      />
    </Property>
  )
}
