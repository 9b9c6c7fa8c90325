import { Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BasicProperties } from './BasicProperties'
import { chosenField, useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { FormProperties } from './FormProperties'
import { fieldIcons } from './fieldIcons'
import { RuleProperties } from './RuleProperties'

/**
 * What can be set for the chosen field, or for the form while none is chosen. The tab stays from field to field,
 * but a new field begins with its name.
 */
export function Properties() {
  const { t } = useTranslation()
  const view = useDesigner()
  const { made } = view.state
  const [tab, setTab] = useState({ key: 'basic', made })
  const item = chosenField(view)
  if (!item) {
    return (
      <aside className={styles.properties} aria-label={t('forms:properties.title')}>
        <FormProperties />
      </aside>
    )
  }
  return (
    <aside className={styles.properties} aria-label={t('forms:properties.title')}>
      <h2 className={styles.propertiesTitle}>
        <span aria-hidden="true">{fieldIcons[item.field.type]}</span> {t(`forms:type.${item.field.type}`)}
      </h2>
      <Tabs
        size="small"
        activeKey={tab.made === made ? tab.key : 'basic'}
        onChange={(key) => setTab({ key, made })}
        items={[
          {
            key: 'basic',
            label: t('forms:properties.basic'),
            children: <BasicProperties key={item.id} item={item} />,
          },
          {
            key: 'rules',
            label: t('forms:properties.rules'),
            children: <RuleProperties key={item.id} item={item} />,
          },
        ]}
      />
    </aside>
  )
}
