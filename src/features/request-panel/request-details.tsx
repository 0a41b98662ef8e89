import { memo, useState } from 'react'
import type { SentRequest } from '#beeper/open-chat.ts'
import type { OpenRequest } from '#beeper/server-version.ts'
import { storedChoice } from '#beeper/stored.ts'
import { Tabs } from '#ui/tabs.tsx'
import { AnswerTab } from './answer/answer-tab.tsx'
import { CallsTab } from './calls/calls-tab.tsx'
import type { FormAccess } from './request/form-access.ts'
import { RequestTab } from './request/request-tab.tsx'

const tabs = [
  { value: 'request', label: 'Request' },
  { value: 'answer', label: 'Answer' },
  { value: 'calls', label: 'All calls' },
] as const
type Tab = (typeof tabs)[number]['value']

const storedTab = storedChoice(
  'overture.developers',
  tabs.map(({ value }) => value),
)

interface RequestDetailsProps {
  request: OpenRequest
  /** The last request with its response. */
  sent?: SentRequest | undefined
  form: FormAccess
}

/** Tabs for the request of the form, the last answer, and all calls of the page. */
export const RequestDetails = memo(function RequestDetails(props: RequestDetailsProps) {
  const { request, sent, form } = props
  const [tab, setTab] = useState<Tab>(() => storedTab.read() ?? 'request')
  return (
    <div className="border-line border-t">
      <Tabs<Tab>
        label="For developers"
        tabs={tabs}
        value={tab}
        onChange={(chosen) => {
          setTab(chosen)
          storedTab.write(chosen)
        }}
      >
        {tab === 'request' && <RequestTab request={request} form={form} />}
        {tab === 'answer' && <AnswerTab sent={sent} request={request} />}
        {tab === 'calls' && <CallsTab />}
      </Tabs>
    </div>
  )
})
