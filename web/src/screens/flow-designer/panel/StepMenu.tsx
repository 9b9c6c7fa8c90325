import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../../flows/definition'
import { findStep, laneSteps } from '../../../flows/places'
import { useDesigner } from '../DesignerContext'
import { useStepActions } from '../useStepActions'

/** Copy, duplicate, move and delete the step. */
export function StepMenu({ step: { key } }: { step: Step }) {
  const { t } = useTranslation()
  const { definition } = useDesigner()
  const actions = useStepActions()
  const place = findStep(definition, key)?.place
  const index = place?.index ?? 0
  const last = place ? laneSteps(definition, place.lane).length - 1 : 0
  const items = [
    {
      key: 'up',
      label: t('flows:designer.moveUp'),
      disabled: index === 0,
      onClick: () => actions.shift(key, -1),
    },
    {
      key: 'down',
      label: t('flows:designer.moveDown'),
      disabled: index === last,
      onClick: () => actions.shift(key, 1),
    },
    { type: 'divider' as const },
    { key: 'cut', label: t('flows:designer.cutStep'), extra: 'Ctrl X', onClick: () => actions.cut([key]) },
    { key: 'copy', label: t('flows:designer.copy'), extra: 'Ctrl C', onClick: () => actions.copy([key]) },
    {
      key: 'duplicate',
      label: t('flows:designer.duplicate'),
      extra: 'Ctrl D',
      onClick: () => actions.duplicate([key]),
    },
    { type: 'divider' as const },
    {
      key: 'delete',
      label: t('flows:designer.delete'),
      extra: 'Del',
      danger: true,
      onClick: () => actions.remove([key]),
    },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button
        type="text"
        icon={<MoreOutlined />}
        aria-label={t('flows:designer.more')}
        title={t('flows:designer.more')}
      />
    </Dropdown>
  )
}
