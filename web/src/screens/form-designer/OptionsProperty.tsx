import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MultiSelectField, Options, SelectField } from '../../api/types'
import type { DesignField } from '../../forms/design'
import { canBeOptionSource } from '../../forms/field-kinds'
import { Property } from './Property'
import { FieldPicker, FormPicker } from './pickers'
import { Sentence } from './Sentence'
import { StaticOptions } from './StaticOptions'
import { useFieldSettings } from './useFieldSettings'
import { useNewFieldWords } from './useNewFieldWords'

interface Props {
  item: DesignField
  field: SelectField | MultiSelectField
}

/** Where the options come from: written here, or the values of another form's field. */
export function OptionsProperty({ item, field }: Props) {
  const { t } = useTranslation()
  const { change, problem } = useFieldSettings(item)
  const words = useNewFieldWords()(field.type)
  const { options } = field
  const put = (next: Options) => change({ options: next })
  const begin = (type: Options['type']) => {
    const first = words.option(1)
    // A fixed default is one of the old options: it goes with them.
    const source: Options =
      type === 'static' ? { type, items: [{ value: first, label: first }] } : { type, form: '', field: '' }
    change({ options: source, default: undefined })
  }
  return (
    <Property id="field-options" label={t('forms:options.title')} help={problem('options')}>
      <Segmented<Options['type']>
        aria-label={t('forms:options.title')}
        id="field-options"
        block
        value={options.type}
        onChange={begin}
        options={[
          { value: 'static', label: t('forms:options.static') },
          { value: 'form', label: t('forms:options.form') },
        ]}
      />
      {options.type === 'static' ? (
        <StaticOptions items={options.items} onChange={(items) => put({ type: 'static', items })} />
      ) : (
        <Sentence
          text={t('forms:options.sentence')}
          slots={{
            form: (
              <FormPicker
                label={t('forms:options.sourceForm')}
                value={options.form}
                onChange={(form) => put({ type: 'form', form, field: '' })}
              />
            ),
            field: (
              <FieldPicker
                label={t('forms:options.sourceField')}
                form={options.form}
                accepts={canBeOptionSource}
                value={options.field}
                onChange={(next) => put({ ...options, field: next })}
              />
            ),
          }}
        />
      )}
    </Property>
  )
}
