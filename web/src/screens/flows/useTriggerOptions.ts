import { useTranslation } from 'react-i18next'
import { TRIGGERS, type TriggerGroup } from '../../flows/offered'

const GROUPS: readonly TriggerGroup[] = ['records', 'time', 'outside']

/** What can start a flow, in groups, as a select offers it. */
export function useTriggerOptions() {
  const { t } = useTranslation()
  return GROUPS.map((group) => ({
    label: t(`flows:panel.triggerGroups.${group}`),
    options: TRIGGERS.filter(([, of]) => of === group).map(([type]) => ({
      value: type,
      label: t(`flows:panel.events.${type}`),
    })),
  }))
}
