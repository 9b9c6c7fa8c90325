import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { Property } from './Property'

export function FormProperties() {
  const { t } = useTranslation()
  const { state, dispatch, form } = useDesigner()
  const { name } = state.history.present
  return (
    <>
      <h2 className={styles.propertiesTitle}>{t('forms:properties.form')}</h2>
      <Property
        id="form-name"
        label={t('forms:properties.formName')}
        help={name.trim() ? '' : t('forms:properties.formNameMissing')}
      >
        <Input
          id="form-name"
          value={name}
          maxLength={100}
          onChange={(event) => dispatch({ type: 'rename', name: event.target.value })}
        />
      </Property>
      <Property id="form-key" label={t('forms:properties.formKey')} hint={t('forms:properties.formKeyHint')}>
        <Input id="form-key" value={form.key} readOnly variant="filled" />
      </Property>
      <p className={styles.paletteHint}>{t('forms:properties.chooseField')}</p>
    </>
  )
}
