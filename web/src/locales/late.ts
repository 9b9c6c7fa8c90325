import enConnections from './en/connections.json'
import enFlows from './en/flows.json'
import enRuns from './en/runs.json'
import { addTexts } from './i18n'
import zhConnections from './zh/connections.json'
import zhFlows from './zh/flows.json'
import zhRuns from './zh/runs.json'

// The texts of flows and their runs: much, and nothing that the inbox says. They come with the other screens.
addTexts('connections', { zh: zhConnections, en: enConnections })
addTexts('flows', { zh: zhFlows, en: enFlows })
addTexts('runs', { zh: zhRuns, en: enRuns })
