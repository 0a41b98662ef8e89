import { goLiteral } from './literal.ts'
import { isList, type SampleRequest, type Value } from './sample.ts'

const sdk = 'beeperdesktopapi'

// without the major version the path resolves to 0.5.0, which cannot start chats
const module = 'github.com/beeper/desktop-api-go/v5'

const packages = `(
	"context"
	"fmt"
	"os"

	"${module}"
	"${module}/option"
)`

/** The request with the official SDK for Go, formatted like gofmt. Retries are disabled. */
export const goSample = (request: SampleRequest): string => `// go get ${module}
package main

import ${packages}

func main() {
	client := ${sdk}.NewClient(
		option.WithAccessToken(os.Getenv("BEEPER_ACCESS_TOKEN")),
		option.WithBaseURL(${goLiteral(`${request.baseURL}/`)}),
		option.WithMaxRetries(0), // a second try might open a second chat
	)
${request.way === 'union' ? unionCall(request) : ownCall(request)}
	if err != nil {
		panic(err.Error())
	}
	fmt.Printf("%+v\\n", chat)
}
`

const ownCall = ({ way, body }: SampleRequest) => {
  const method = way === 'start' ? 'Start' : 'New'
  const parts = Object.entries(body).map(([name, value]) => [exported(name), typed(name, value)])
  const params = composite(`${sdk}.Chat${method}Params`, parts, '\t')
  return `	chat, err := client.Chats.${method}(context.Background(), ${params})`
}

const unionCall = ({ path, body }: SampleRequest) => `	var chat map[string]any
	err := client.Post(context.Background(), ${goLiteral(path.slice(1))}, ${untyped(body, '\t')}, &chat)`

/** A value with the SDK's own types. */
function typed(name: string, value: Value): string {
  if (typeof value === 'boolean') return `${sdk}.Bool(${value})`
  if (isList(value)) return list('string', value, '\t\t')
  if (typeof value !== 'string') {
    const parts = Object.entries(value).map(([inner, part]) => [
      exported(inner),
      typed(inner, part),
    ])
    return composite(`${sdk}.ChatStartParamsUser`, parts, '\t\t')
  }
  if (name === 'accountID') return goLiteral(value)
  if (name === 'type') return `${sdk}.ChatNewParamsType${exported(value)}`
  return `${sdk}.String(${goLiteral(value)})`
}

function untyped(value: Value, indent: string): string {
  if (typeof value === 'string') return goLiteral(value)
  if (typeof value === 'boolean') return String(value)
  if (isList(value)) return list('string', value, indent)
  const parts = Object.entries(value).map(([name, part]) => [
    goLiteral(name),
    untyped(part, `${indent}\t`),
  ])
  return composite('map[string]any', parts, indent)
}

const list = (type: string, values: readonly Value[], indent: string) =>
  values.length === 0
    ? `[]${type}{}`
    : `[]${type}{\n${values.map((value) => `${indent}\t${untyped(value, indent)},\n`).join('')}${indent}}`

/** Names and values in braces. Like gofmt, it aligns the values of consecutive lines. */
function composite(type: string, parts: string[][], indent: string) {
  if (parts.length === 0) return `${type}{}`
  const lines = parts.map(([name = '', value = ''], index) => {
    const width = value.includes('\n') ? 0 : columnOf(parts, index)
    return `${indent}\t${`${name}:`.padEnd(width)} ${value},\n`
  })
  return `${type}{\n${lines.join('')}${indent}}`
}

/** The width of the names in the run of single-line values around an index. */
function columnOf(parts: string[][], index: number) {
  const isLong = ([, value = '']: string[]) => value.includes('\n')
  const start = parts.findLastIndex((part, at) => at < index && isLong(part)) + 1
  const end = parts.findIndex((part, at) => at > index && isLong(part))
  const run = parts.slice(start, end < 0 ? undefined : end)
  return Math.max(...run.map(([name = '']) => name.length)) + 1
}

/** `accountID` → `AccountID`, `id` → `ID`. */
const exported = (name: string) =>
  name === 'id' ? 'ID' : name.charAt(0).toUpperCase() + name.slice(1)
