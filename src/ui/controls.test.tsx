import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useForm } from 'react-hook-form'
import { afterEach, expect, test } from 'vitest'
import { Button } from './button.tsx'
import { Avatar } from './faces/avatar.tsx'
import { Choice } from './form/choice.tsx'
import { ErrorSummary } from './form/error-summary.tsx'
import { TextArea, TextField } from './form/field.tsx'
import { Switch } from './form/switch.tsx'
import { StatusText } from './status-text.tsx'

afterEach(cleanup)

const modes = [
  { value: 'start', label: 'Message someone', hint: 'Find the person for me' },
  { value: 'create', label: 'Create a chat' },
]

test('a field is named by its label and described by all texts around it', () => {
  render(
    <TextField
      label="Phone number"
      note="optional"
      aside="Signal looks this up"
      hint="Germany"
      error="Too short"
    />,
  )
  const field = screen.getByRole('textbox', {
    name: 'Phone number',
    description: 'optional Signal looks this up Germany Too short',
  })
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

test('a field without texts has no description', () => {
  render(<TextField label="Email" id="email" />)
  const field = screen.getByRole('textbox', { name: 'Email' })
  expect(field.id).toBe('email')
  expect(field.hasAttribute('aria-describedby')).toBe(false)
  expect(field.hasAttribute('aria-invalid')).toBe(false)
})

test('a text area shows the used part of its limit', () => {
  render(<TextArea label="First message" counter="31 / 65,536" />)
  screen.getByRole('textbox', { name: 'First message', description: '31 / 65,536' })
})

test('a shortcut is not part of the button’s name', () => {
  render(
    <Button variant="primary" shortcut="⌘ ↵">
      Start chat
    </Button>,
  )
  const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Start chat' })
  expect(button.type).toBe('button')
  expect(button.textContent).toContain('⌘ ↵')
})

function Form({ onSent }: { onSent: (values: object) => void }) {
  const { register, handleSubmit } = useForm({
    defaultValues: { mode: 'start', allowInvite: true },
  })
  return (
    <form onSubmit={handleSubmit(onSent)}>
      <Choice legend="Mode" legendHidden size="large" options={modes} {...register('mode')} />
      <Switch label="Allow an invite" hint="They are told." {...register('allowInvite')} />
      <button type="submit">Send</button>
    </form>
  )
}

test('a choice and a switch have and change the values of the form', async () => {
  const sent: object[] = []
  render(<Form onSent={(values) => sent.push(values)} />)
  screen.getByRole('radiogroup', { name: 'Mode' })
  screen.getByRole('radio', {
    name: 'Message someone',
    description: 'Find the person for me',
    checked: true,
  })
  const invite = screen.getByRole<HTMLInputElement>('switch', {
    name: 'Allow an invite',
    description: 'They are told.',
  })
  expect(invite.checked).toBe(true)

  await userEvent.click(screen.getByText('Create a chat'))
  await userEvent.click(screen.getByText('Allow an invite'))
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  expect(sent).toEqual([{ mode: 'create', allowInvite: false }])
})

test('a controlled choice follows its value', () => {
  const { rerender } = render(
    <Choice legend="Kind" size="small" options={modes} value="start" onChange={() => {}} />,
  )
  rerender(<Choice legend="Kind" size="small" options={modes} value="create" onChange={() => {}} />)
  screen.getByRole('radio', { name: 'Create a chat', checked: true })
})

test('an error summary takes the focus and links to each field', async () => {
  render(
    <>
      <TextField label="Email" id="email" />
      <ErrorSummary
        title="There is a problem"
        problems={[{ fieldID: 'email', message: 'Enter an email' }, { message: 'Beeper is away' }]}
      />
    </>,
  )
  expect(document.activeElement).toBe(screen.getByRole('alert', { name: 'There is a problem' }))
  await userEvent.click(screen.getByRole('link', { name: 'Enter an email' }))
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Email' }))
  expect(location.hash).toBe('')
  screen.getByText('Beeper is away')
})

test('a status is mounted before it has a text', () => {
  const { rerender } = render(<StatusText />)
  const place = screen.getByRole('status')
  rerender(<StatusText>Copied.</StatusText>)
  expect(place.textContent).toBe('Copied.')
})

test.each(['data:image/png;base64,AAAA'])(
  'a picture from %s is shown, and initials when it breaks',
  (imgURL) => {
    const { container } = render(<Avatar name="Ada Obi" id="ada" size="small" imgURL={imgURL} />)
    const picture = container.querySelector('img')
    expect(picture?.getAttribute('src')).toBe(imgURL)
    if (picture) fireEvent.error(picture)
    expect(container.textContent).toBe('AO')
  },
)

test.each([
  'https://example.org/ada.png',
  'mxc://example.org/ada',
  'javascript:alert(1)',
  'imgURL',
])('a picture at %s is not loaded', (imgURL) => {
  const { container } = render(<Avatar name="Ada Obi" id="ada" size="small" imgURL={imgURL} />)
  expect(container.querySelector('img')).toBeNull()
  expect(container.textContent).toBe('AO')
})
