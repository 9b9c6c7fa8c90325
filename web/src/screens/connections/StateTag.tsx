import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../api/types'
import { STATE_TAGS } from './states'

export function StateTag({ state }: Pick<Connection, 'state'>) {
  const { t } = useTranslation()
  return <Tag color={STATE_TAGS[state]}>{t(`connections:state.${state}`)}</Tag>
}
