import { Input, Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepOf } from '../../../flows/definition'
import { useDesigner } from '../DesignerContext'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, without } from './useStepEdit'

type Step = StepOf<'httpRequest'>
type Choice = 'NEVER' | 'SAFE' | 'KEY'

const CHOICES: readonly Choice[] = ['NEVER', 'SAFE', 'KEY']

/** What happens when nobody knows whether a request arrived: the question every call to another system raises. */
export function HttpRepeat({ step }: { step: Step }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const id = useId()
  const edit = useStepEdit(step)
  if (step.method === undefined || step.method === 'GET' || step.method === 'HEAD')
    return (
      <PanelField label={t('flows:http.repeat')} field="repeat">
        <p className={styles.hint}>{t('flows:http.reading')}</p>
      </PanelField>
    )
  const choice: Choice =
    step.idempotencyHeader !== undefined ? 'KEY' : step.repeat === 'SAFE' ? 'SAFE' : 'NEVER'
  const choose = (chosen: Choice) => {
    if (chosen === 'KEY') edit({ ...without('repeat'), idempotencyHeader: 'Idempotency-Key' })
    else edit({ repeat: chosen, ...without('idempotencyHeader') })
  }
  return (
    <PanelField label={t('flows:http.repeat')} field="repeat" hint={t('flows:http.repeatHint')}>
      <Radio.Group
        className={styles.column ?? ''}
        disabled={readOnly}
        aria-label={t('flows:http.repeat')}
        value={choice}
        onChange={(event) => choose(event.target.value)}
        options={CHOICES.map((value) => ({ value, label: t(`flows:http.repeats.${value}`) }))}
      />
      <p className={styles.hint}>{t(`flows:http.repeatMeans.${choice}`)}</p>
      {choice === 'KEY' && (
        <Input
          id={id}
          aria-label={t('flows:http.keyHeader')}
          value={step.idempotencyHeader}
          disabled={readOnly}
          spellCheck={false}
          onChange={(event) => edit({ idempotencyHeader: event.target.value }, 'idempotencyHeader')}
        />
      )}
    </PanelField>
  )
}
