import { useMay } from '../../api/session'
import type { RunEffect } from '../../api/types'
import { useConnections } from '../flows/queries'

const OWN = '$convoke' // calls that belong to no connection

/** Says which system a change was asked of: a connection by its name, or the host that a request went to. */
export function useEffectSystem(): (effect: RunEffect) => string {
  const connections = useConnections(useMay('BUILDER')).data
  return ({ connection, request }) => {
    if (connection !== OWN) return connections?.find(({ key }) => key === connection)?.name ?? connection
    const url = 'url' in request ? String(request.url) : ''
    return URL.canParse(url) ? new URL(url).host : url
  }
}
