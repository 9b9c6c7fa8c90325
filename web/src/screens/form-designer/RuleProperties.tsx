import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { isText } from '../../forms/definition'
import type { DesignField } from '../../forms/design'
import { offers } from '../../forms/field-kinds'
import { DefaultProperty } from './DefaultProperty'
import styles from './designer.module.css'
import { LinkageProperty } from './LinkageProperty'
import { RangeProperty } from './RangeProperty'
import { useFieldSettings } from './useFieldSettings'

/** The longest texts the server takes at all. */
const MOST = { text: 2_000, textarea: 100_000 } as const

/** The rules of a field. A linked field has the value of the other form: only the linkage is left to set. */
export function RuleProperties({ item }: { item: DesignField }) {
  const { t } = useTranslation()
  const { change, problem } = useFieldSettings(item)
  const { field } = item
  const typed = field.linkage === undefined
  if (field.type === 'serial') return <p className={styles.paletteHint}>{t('forms:rules.serial')}</p>
  return (
    <>
      <div className={styles.checks}>
        <Checkbox
          checked={field.required === true}
          onChange={(event) => change({ required: event.target.checked || undefined })}
        >
          {t('forms:rules.required')}
        </Checkbox>
        {typed && (
          <Checkbox
            checked={field.readOnly === true}
            onChange={(event) => change({ readOnly: event.target.checked || undefined })}
          >
            {t('forms:rules.readOnly')}
          </Checkbox>
        )}
        {field.type === 'text' && (
          <Checkbox
            checked={field.unique === true}
            onChange={(event) => change({ unique: event.target.checked || undefined })}
          >
            {t('forms:rules.unique')}
          </Checkbox>
        )}
        {problem('readOnly') && <p className={styles.warning}>{problem('readOnly')}</p>}
      </div>
      {typed && isText(field) && (
        <RangeProperty
          title={t('forms:rules.length')}
          low={{
            label: t('forms:rules.minLength'),
            value: field.minLength,
            onChange: (minLength) => change({ minLength }),
          }}
          high={{
            label: t('forms:rules.maxLength'),
            value: field.maxLength,
            onChange: (maxLength) => change({ maxLength }),
          }}
          help={problem('length')}
          counted
          atMost={MOST[field.type]}
        />
      )}
      {typed && field.type === 'number' && (
        <>
          <RangeProperty
            title={t('forms:rules.limits')}
            low={{ label: t('forms:rules.min'), value: field.min, onChange: (min) => change({ min }) }}
            high={{ label: t('forms:rules.max'), value: field.max, onChange: (max) => change({ max }) }}
            help={problem('limits')}
          />
          <RangeProperty
            title={t('forms:rules.decimals')}
            high={{
              label: t('forms:rules.scale'),
              value: field.scale,
              onChange: (scale) => change({ scale }),
            }}
            help=""
            counted
            atMost={10}
          />
        </>
      )}
      {typed && offers(field.type, 'default') && <DefaultProperty item={item} />}
      {offers(field.type, 'linkage') && <LinkageProperty item={item} />}
    </>
  )
}
