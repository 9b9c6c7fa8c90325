import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router'

/** A button that goes somewhere: a real link, which opens in a new tab like any other. */
export function LinkButton({ to, ...button }: Omit<ButtonProps, 'href' | 'onClick'> & { to: string }) {
  const href = useHref(to)
  const go = useLinkClickHandler<HTMLElement>(to)
  return <Button {...button} href={href} onClick={(event) => go(event as Parameters<typeof go>[0])} />
}
