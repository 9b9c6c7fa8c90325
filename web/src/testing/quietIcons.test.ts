import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { quiet } from '../../quietIcons'

it('takes the English name from every icon but those that are given one', () => {
  const code = quiet(readFileSync('node_modules/@ant-design/icons/es/components/AntdIconLight.js', 'utf8'))
  expect(code).not.toContain('icon.name\n')
  expect(code).toContain('restProps["aria-label"] ? { role: "img" } : { "aria-hidden": true }')
})
