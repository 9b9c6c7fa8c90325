import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/problem'
import { useDeleteSecret } from '../../api/secrets'
import { explain } from '../../components/explain'

/** Asks before a secret is deleted; says which flows still use it. */
export function useDeleteSecretAsking(): (name: string) => void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const remove = useDeleteSecret()
  const refused = (error: unknown) => {
    const { title, detail } = explain(error, t)
    const uses = isProblem(error) ? error.errors.map((each) => each.detail) : []
    modal.error({ title: detail || title, content: uses.join('\n'), okText: t('people:done') })
  }
  return (name) =>
    void modal.confirm({
      title: t('people:deleteSecretConfirm', { name }),
      content: t('people:deleteSecretText'),
      okText: t('people:deleteSecret'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync(name).catch(refused),
    })
}
