import type { RunEffect } from '../../api/types'

const OWN = '$convoke' // calls that belong to no connection

/** Which system a change was asked of: a connection, or the host that a request went to. */
export function effectSystem({ connection, request }: RunEffect): string {
  if (connection !== OWN) return connection
  const url = 'url' in request ? String(request.url) : ''
  return URL.canParse(url) ? new URL(url).host : url
}
