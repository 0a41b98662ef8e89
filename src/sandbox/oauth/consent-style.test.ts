import { expect, test } from 'vitest'
import { dark, light } from '#ui/tokens.ts'
import { freshOAuth } from './sample-client.ts'

test('the consent page wears the colours of the app, by day and by night', async () => {
  const { app } = await freshOAuth()
  const answer = await app.request('/oauth/consent.css')
  expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
  const [, day = '', night = ''] = (await answer.text()).split(/:root \{/)
  const colours = (block: string) =>
    Object.fromEntries(
      [...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
    )
  expect(light).toMatchObject(colours(day))
  expect(dark).toMatchObject(colours(night))
  expect(Object.keys(colours(day))).toContain('paper')
  expect(Object.keys(colours(night))).toEqual(Object.keys(colours(day)))
})
