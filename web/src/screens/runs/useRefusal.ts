import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { explain } from '../../components/explain'

/** Says why the server did not do what was asked. */
export function useRefusal() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (error: unknown) => {
    const { title, detail } = explain(error, t)
    void message.error(detail || title)
  }
}
