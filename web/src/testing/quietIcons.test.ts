import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { quiet } from '../../quietIcons'

it('takes the English name from every icon but those that are given one', () => {
  const loud = readFileSync('node_modules/@ant-design/icons/es/components/AntdIconLight.js', 'utf8')
  expect(loud).toContain('"aria-label": icon.name')
  const code = quiet(loud)
  expect(code).not.toContain('"aria-label": icon.name')
  expect(code).toContain('restProps["aria-label"] ? { role: "img" } : { "aria-hidden": true }')
})
