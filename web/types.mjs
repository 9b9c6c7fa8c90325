// Makes src/api/schema.ts of src/api/openapi.json, which the server's build describes itself in. With --check it only
// tells whether that has been done.
import { readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const description = new URL('src/api/openapi.json', import.meta.url)
const target = new URL('src/api/schema.ts', import.meta.url)

// "Any JSON value" has no schema of its own, and one that names itself would become `any`.
const JSON_VALUE = `export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }\n`
const json = ts.factory.createTypeReferenceNode('Json')

const types = await openapiTS(description, {
  inject: JSON_VALUE,
  transform: (_, { path }) => (path === '#/components/schemas/Value' ? json : undefined),
})
const text = `// Made by \`npm run types\`; do not edit.\n${astToString(types)}`

if (!process.argv.includes('--check')) {
  await writeFile(target, text)
} else if ((await readFile(target, 'utf8')) !== text) {
  process.stderr.write('src/api/schema.ts is not made of src/api/openapi.json: npm run types\n')
  process.exitCode = 1
}
