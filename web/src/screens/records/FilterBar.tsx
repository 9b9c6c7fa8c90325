import { FilterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Condition, Form } from '../../api/types'
import { useConditionWords } from '../../forms/useConditionWords'
import { FilterPart } from './FilterPart'
import { FilterPopover } from './FilterPopover'
import styles from './ledger.module.css'
import { filterOf } from './ledgerView'
import type { LedgerControls } from './useLedgerView'

/** The filter as a sentence: every comparison opens to be changed, the word between them turns 且 into 或. */
export function FilterBar({ form, controls }: { form: Form; controls: LedgerControls }) {
  const { t } = useTranslation()
  const { view, fields, change } = controls
  const { parts, join } = view
  const words = useConditionWords(fields, filterOf(view))
  const put = (at: number, part: Condition) =>
    change({ parts: parts.map((each, index) => (index === at ? part : each)) })
  return (
    <section className={styles.filter} aria-label={t('records:filter.title')}>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no identity of their own
        <Fragment key={at}>
          {at > 0 && (
            <button
              type="button"
              className={styles.joint}
              title={t('records:filter.turn')}
              onClick={() => change({ join: join === 'all' ? 'any' : 'all' })}
            >
              {join === 'all' ? words.and : words.or}
            </button>
          )}
          <FilterPart
            form={form}
            fields={fields}
            part={part}
            words={words}
            onChange={(next) => put(at, next)}
            onRemove={() => change({ parts: parts.filter((_, index) => index !== at) })}
          />
        </Fragment>
      ))}
      <FilterPopover
        form={form}
        fields={fields}
        comparison={null}
        onApply={(part) => change({ parts: [...parts, part] })}
      >
        <Button type="text" icon={<FilterOutlined />}>
          {t(parts.length === 0 ? 'records:filter.title' : 'records:filter.add')}
        </Button>
      </FilterPopover>
      {parts.length > 0 && (
        <FilterPopover
          form={form}
          fields={fields}
          comparison={null}
          onApply={(part) =>
            change({ parts: [...parts, join === 'all' ? { any: [part] } : { all: [part] }] })
          }
        >
          <Button type="text">{t('records:filter.addGroup')}</Button>
        </FilterPopover>
      )}
      {parts.length > 1 && (
        <Button type="text" onClick={() => change({ parts: [] })}>
          {t('records:filter.clear')}
        </Button>
      )}
    </section>
  )
}
