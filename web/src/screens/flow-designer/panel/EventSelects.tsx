import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesigner } from '../DesignerContext'
import { PanelField } from './PanelField'

export interface Told {
  connection: string
  event: string
}

interface Props {
  told: Told
  onChange: (told: Told) => void
  /** Path of the two, as problems name it: `until.`. */
  within?: string
}

/** Which connection tells, and of what. An event that another connection tells of too stays chosen. */
export function EventSelects({ told, onChange, within = '' }: Props) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const [connection, event] = [useId(), useId()]
  const telling = catalog.connections.filter(({ connector }) => eventsOf(connector).length > 0)
  const connector = catalog.connections.find(({ key }) => key === told.connection)?.connector

  function eventsOf(one: string | undefined) {
    return catalog.events.filter((candidate) => candidate.connector === one)
  }

  const choose = (key: string) => {
    const other = catalog.connections.find((candidate) => candidate.key === key)?.connector
    const tells = eventsOf(other).some((candidate) => candidate.key === told.event)
    onChange({ connection: key, event: tells ? told.event : '' })
  }
  return (
    <>
      <PanelField
        label={t('flows:panel.connection')}
        field={`${within}connection`}
        htmlFor={connection}
        {...(telling.length === 0 ? { hint: t('flows:panel.noTellingConnection') } : {})}
      >
        <Select
          id={connection}
          aria-label={t('flows:panel.connection')}
          style={{ width: '100%' }}
          disabled={readOnly}
          placeholder={t('flows:panel.chooseConnection')}
          value={told.connection || null}
          options={telling.map(({ key, name }) => ({ value: key, label: name ?? key }))}
          onChange={choose}
        />
      </PanelField>
      <PanelField label={t('flows:panel.platformEvent')} field={`${within}event`} htmlFor={event}>
        <Select
          id={event}
          aria-label={t('flows:panel.platformEvent')}
          style={{ width: '100%' }}
          disabled={readOnly || told.connection === ''}
          placeholder={t('flows:panel.chooseEvent')}
          value={told.event || null}
          options={eventsOf(connector).map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(key) => onChange({ ...told, event: key })}
        />
      </PanelField>
    </>
  )
}
