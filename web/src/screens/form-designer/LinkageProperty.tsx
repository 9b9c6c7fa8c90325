import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Field, Linkage } from '../../api/types'
import type { DesignField } from '../../forms/design'
import { fits } from '../../forms/field-kinds'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { FieldPicker, FormPicker } from './pickers'
import { Sentence } from './Sentence'
import { useFieldSettings } from './useFieldSettings'

const OPEN: Linkage = { form: '', take: '', when: [{ field: '', equals: '' }] }

/** 当 其他表单 的 字段 等于 本表单的 字段，取其 字段. */
export function LinkageProperty({ item }: { item: DesignField }) {
  const { t } = useTranslation()
  const { change, problem } = useFieldSettings(item)
  const { field } = item
  const { linkage } = field
  const start = (on: boolean) =>
    change({ linkage: on ? OPEN : undefined, ...(on ? { default: undefined } : {}) })
  return (
    <div className={styles.linkage}>
      <Checkbox checked={linkage !== undefined} onChange={(event) => start(event.target.checked)}>
        {t('forms:linkage.title')}
      </Checkbox>
      {linkage && (
        <LinkageSentence field={field} linkage={linkage} onChange={(next) => change({ linkage: next })} />
      )}
      {problem('linkage') && <p className={styles.error}>{problem('linkage')}</p>}
      {linkage && <p className={styles.paletteHint}>{t('forms:linkage.hint')}</p>}
    </div>
  )
}

interface SentenceProps {
  field: Field
  linkage: Linkage
  onChange: (linkage: Linkage) => void
}

function LinkageSentence({ field, linkage, onChange }: SentenceProps) {
  const { t } = useTranslation()
  const { forms, state } = useDesigner()
  const { form, take, when } = linkage
  const theirs = forms?.find(({ key }) => key === form)?.definition.fields ?? []
  const own = state.history.present.fields.map((each) => each.field)
  const put = (at: number, patch: Partial<Linkage['when'][number]>) =>
    onChange({
      ...linkage,
      when: when.map((match, index) => (index === at ? { ...match, ...patch } : match)),
    })
  const comparable = (all: Field[], key: string) => (candidate: Field) => {
    const counterpart = all.find((each) => each.key === key)
    return candidate.key !== field.key && (!counterpart || fits(counterpart, candidate))
  }
  return (
    <>
      {when.map((match, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no identity of their own
        <div key={at} className={styles.match}>
          <Sentence
            text={t(at === 0 ? 'forms:linkage.first' : 'forms:linkage.next')}
            slots={{
              form: (
                <FormPicker
                  label={t('forms:linkage.form')}
                  value={form}
                  onChange={(next) => onChange({ ...OPEN, form: next })}
                />
              ),
              field: (
                <FieldPicker
                  label={t('forms:linkage.field')}
                  form={form}
                  accepts={(candidate) => !match.equals || fitsKey(own, match.equals, candidate)}
                  value={match.field}
                  onChange={(next) => put(at, { field: next })}
                />
              ),
              equals: (
                <FieldPicker
                  label={t('forms:linkage.equals')}
                  accepts={comparable(theirs, match.field)}
                  value={match.equals}
                  onChange={(next) => put(at, { equals: next })}
                />
              ),
            }}
          />
          {at > 0 && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('forms:linkage.remove')}
              onClick={() => onChange({ ...linkage, when: when.filter((_, index) => index !== at) })}
            />
          )}
        </div>
      ))}
      <Sentence
        text={t('forms:linkage.last')}
        slots={{
          take: (
            <FieldPicker
              label={t('forms:linkage.take')}
              form={form}
              accepts={(candidate) => fits(field, candidate)}
              value={take}
              onChange={(next) => onChange({ ...linkage, take: next })}
            />
          ),
        }}
      />
      <Button
        type="link"
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onChange({ ...linkage, when: [...when, { field: '', equals: '' }] })}
      >
        {t('forms:linkage.add')}
      </Button>
    </>
  )
}

function fitsKey(fields: Field[], key: string, candidate: Field): boolean {
  const counterpart = fields.find((each) => each.key === key)
  return !counterpart || fits(counterpart, candidate)
}
