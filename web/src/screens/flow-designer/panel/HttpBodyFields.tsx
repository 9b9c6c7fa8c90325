import { Input, Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepOf } from '../../../flows/definition'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { NamedMappings } from './NamedMappings'
import { PanelField } from './PanelField'
import { useStepEdit, useStepScope, without } from './useStepEdit'

type Step = StepOf<'httpRequest'>
type Body = NonNullable<Step['body']>

const KINDS = ['none', 'json', 'text'] as const
const NAME = /^\S.{0,99}$/

const BLANK: { [kind in Body['type']]: Body } = {
  json: { type: 'json', values: {} },
  text: { type: 'text', contentType: 'text/plain' },
}

/** What is sent: nothing, an object of named values, or a text. */
export function HttpBodyFields({ step }: { step: Step }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const { body } = step
  return (
    <>
      <PanelField label={t('flows:panel.body')} field="body" own>
        <Radio.Group
          disabled={readOnly}
          aria-label={t('flows:panel.body')}
          optionType="button"
          value={body?.type ?? 'none'}
          onChange={(event) => {
            const kind = event.target.value as (typeof KINDS)[number]
            edit(kind === 'none' ? without('body') : { body: BLANK[kind] })
          }}
          options={KINDS.map((value) => ({ value, label: t(`flows:http.bodies.${value}`) }))}
        />
      </PanelField>
      {body?.type === 'json' && (
        <NamedMappings
          anyType
          label={t('flows:http.json')}
          field="body.values"
          hint={t('flows:http.jsonHint')}
          values={body.values ?? {}}
          scope={scope}
          secrets
          newName="name"
          rule={{ pattern: NAME, text: t('flows:http.nameRule') }}
          onChange={(values, part) => edit({ body: { type: 'json', values } }, part)}
        />
      )}
      {body?.type === 'text' && (
        <TextBody body={body} step={step} onChange={(changed, part) => edit({ body: changed }, part)} />
      )}
    </>
  )
}

interface TextProps {
  step: Step
  body: Extract<Body, { type: 'text' }>
  onChange: (body: Body, part: string) => void
}

function TextBody({ step, body, onChange }: TextProps) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const id = useId()
  const scope = useStepScope(step)
  const { text: _, ...bare } = body
  return (
    <>
      <MappingField
        label={t('flows:http.text')}
        field="body.text"
        type="text"
        mapping={body.text}
        scope={scope}
        onChange={(text) => onChange(text ? { ...body, text } : bare, 'body.text')}
      />
      <PanelField label={t('flows:http.contentType')} field="body.contentType" htmlFor={id}>
        <Input
          id={id}
          value={body.contentType ?? ''}
          disabled={readOnly}
          spellCheck={false}
          onChange={(event) => onChange({ ...body, contentType: event.target.value }, 'body.contentType')}
        />
      </PanelField>
    </>
  )
}
