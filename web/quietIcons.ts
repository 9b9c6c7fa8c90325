import type { Plugin } from 'vite'

const NAMED = /role: "img",\s*"aria-label": icon\.name\s*\}/
const QUIET = '...(restProps["aria-label"] ? { role: "img" } : { "aria-hidden": true }) }'

/** The module of an icon, without the English name that it would be read out by: "plus", "appstore". */
export function quiet(code: string): string {
  if (!NAMED.test(code))
    throw new Error('@ant-design/icons draws its icons in another way: see quietIcons.ts')
  return code.replace(NAMED, QUIET)
}

/**
 * Icons stand beside words or in buttons that have a name, and are nothing to be read out. Ant Design's say their
 * English name in every language, and have no setting for it. One with an `aria-label` keeps that.
 */
export function quietIcons(): Plugin {
  return {
    name: 'quiet-icons',
    enforce: 'pre',
    transform(code, id) {
      return /@ant-design\/icons\/.*\/AntdIcon(Light)?\.js/.test(id) ? { code: quiet(code), map: null } : null
    },
  }
}
