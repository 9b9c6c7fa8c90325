import { Input } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../api/session'
import { CopyButton } from '../../../components/CopyButton'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { SecretSelect } from '../mapping/SecretSelect'
import { PanelField } from '../panel/PanelField'
import { InputRows } from './InputRows'
import styles from './trigger.module.css'
import { useTriggerEdit, useTriggerScope } from './useTriggerEdit'

/** At which address calls arrive, what they bring, and which of them are the same. */
export function WebhookFields() {
  const { t } = useTranslation()
  const { definition, readOnly } = useDesigner()
  const { organization } = useMe()
  const [path, secret] = [useId(), useId()]
  const edit = useTriggerEdit()
  const scope = useTriggerScope()
  const { trigger } = definition
  const address = `${window.location.origin}/hooks/${organization.key}/${trigger.path ?? ''}`
  return (
    <>
      <PanelField
        label={t('flows:webhook.path')}
        field="path"
        htmlFor={path}
        hint={t('flows:webhook.pathHint')}
      >
        <Input
          id={path}
          value={trigger.path ?? ''}
          disabled={readOnly}
          spellCheck={false}
          maxLength={60}
          onChange={(event) => edit({ path: event.target.value }, 'path')}
        />
        <div className={styles.address}>
          <code>POST {address}</code>
          <CopyButton
            size="small"
            type="text"
            text={() => address}
            aria-label={t('flows:webhook.copyAddress')}
          />
        </div>
      </PanelField>
      <InputRows hint={t('flows:webhook.inputsHint')} />
      <PanelField
        label={t('flows:webhook.secret')}
        field="secret"
        htmlFor={secret}
        hint={t('flows:webhook.secretHint')}
      >
        <SecretSelect
          id={secret}
          label={t('flows:webhook.secret')}
          value={trigger.secret ?? ''}
          allowClear
          onChange={(name) => edit({ secret: name === '' ? null : name }, 'secret')}
        />
      </PanelField>
      <MappingField
        label={t('flows:webhook.key')}
        field="key"
        type="text"
        pickOnly
        description={t('flows:webhook.keyHint')}
        mapping={trigger.key ? { cel: trigger.key } : undefined}
        scope={scope.flatMap((root) => {
          const children = root.children.filter(({ cel }) => cel.startsWith('trigger.body.'))
          return children.length > 0 ? [{ ...root, children }] : []
        })}
        onChange={(mapping) => edit({ key: mapping && 'cel' in mapping ? mapping.cel : null }, 'key')}
      />
    </>
  )
}
