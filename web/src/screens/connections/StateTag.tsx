import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../api/types'
import { STATE_TAGS, stateShown } from './states'

export function StateTag({ connection }: { connection: Pick<Connection, 'state' | 'check'> }) {
  const { t } = useTranslation()
  const state = stateShown(connection)
  return <Tag color={STATE_TAGS[state]}>{t(`connections:state.${state}`)}</Tag>
}
