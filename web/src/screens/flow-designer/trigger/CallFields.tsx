import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../../components/CopyButton'
import { FAILURE_INPUTS } from '../../../flows/triggers'
import { useDesigner } from '../DesignerContext'
import styles from '../panel/panel.module.css'
import { InputRows } from './InputRows'
import own from './trigger.module.css'
import { useTriggerEdit } from './useTriggerEdit'

/** What callers give; where programs call. */
export function CallFields() {
  const { t } = useTranslation()
  const { definition, readOnly, flowKey } = useDesigner()
  const edit = useTriggerEdit()
  const inputs = definition.trigger.inputs ?? []
  const missing = FAILURE_INPUTS.filter(({ key }) => !inputs.some((input) => input.key === key))
  const address = `${window.location.origin}/api/v1/flows/${flowKey}/runs`
  return (
    <>
      <InputRows hint={t('flows:call.inputsHint')} />
      {!readOnly && missing.length > 0 && (
        <div className={styles.field}>
          <p className={styles.hint}>{t('flows:call.failureHint')}</p>
          <Button
            size="small"
            className={own.failure ?? ''}
            onClick={() =>
              edit({
                inputs: [
                  ...inputs,
                  ...missing.map((input) => ({ ...input, label: t(`flows:failureInputs.${input.key}`) })),
                ],
              })
            }
          >
            {t('flows:call.addFailure')}
          </Button>
        </div>
      )}
      <div className={styles.field}>
        <span className={styles.label}>{t('flows:call.address')}</span>
        <p className={styles.hint}>{t('flows:call.addressHint')}</p>
        <div className={own.address}>
          <code>POST {address}</code>
          <CopyButton
            size="small"
            type="text"
            text={() => address}
            aria-label={t('flows:webhook.copyAddress')}
          />
        </div>
      </div>
    </>
  )
}
