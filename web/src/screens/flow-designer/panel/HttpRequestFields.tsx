import { InputNumber, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mapping, StepOf } from '../../../flows/definition'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { HttpBodyFields } from './HttpBodyFields'
import { HttpRepeat } from './HttpRepeat'
import { NamedMappings } from './NamedMappings'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope, without } from './useStepEdit'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const HEADER = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/ // a token, as HTTP has it
const QUERY = /^\S.{0,99}$/
const TIMEOUT = { usual: 15, most: 60 } // seconds, as the server has them

/** What is sent where, with which headers, and whether it may be sent twice. */
export function HttpRequestFields({ step }: { step: StepOf<'httpRequest'> }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const [method, timeout] = [useId(), useId()]
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const named = (part: 'headers' | 'query') => ({
    label: t(`flows:http.${part}`),
    hint: t(`flows:http.${part}Hint`),
    addText: t(`flows:http.add.${part}`),
    field: part,
    values: step[part] ?? {},
    scope,
    secrets: true,
    onChange: (values: { [name: string]: Mapping }, typed?: string) => edit({ [part]: values }, typed),
  })
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.method')} field="method" htmlFor={method}>
        <Select
          id={method}
          aria-label={t('flows:panel.method')}
          disabled={readOnly}
          value={step.method ?? 'GET'}
          options={METHODS.map((value) => ({ value, label: value }))}
          onChange={(chosen) => edit({ method: chosen })}
        />
      </PanelField>
      <MappingField
        label={t('flows:panel.url')}
        field="url"
        type="text"
        required
        description={t('flows:http.urlHint')}
        mapping={step.url}
        scope={scope}
        onChange={(url) => edit(url ? { url } : without('url'), 'url')}
      />
      <NamedMappings
        {...named('query')}
        newName="query"
        rule={{ pattern: QUERY, text: t('flows:http.nameRule') }}
      />
      <NamedMappings
        {...named('headers')}
        newName="X-Header"
        rule={{ pattern: HEADER, text: t('flows:http.headerRule') }}
      />
      <HttpBodyFields step={step} />
      <HttpRepeat step={step} />
      <PanelField
        label={t('flows:http.timeout')}
        field="timeoutSeconds"
        htmlFor={timeout}
        hint={t('flows:http.timeoutHint')}
      >
        <InputNumber
          id={timeout}
          disabled={readOnly}
          min={1}
          max={TIMEOUT.most}
          precision={0}
          placeholder={String(TIMEOUT.usual)}
          value={step.timeoutSeconds ?? null}
          onChange={(seconds) => edit({ timeoutSeconds: seconds ?? undefined }, 'timeout')}
        />
      </PanelField>
    </div>
  )
}
