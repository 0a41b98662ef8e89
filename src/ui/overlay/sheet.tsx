import { type ComponentProps, type ReactNode, useId } from 'react'
import { createPortal } from 'react-dom'

interface SheetProps {
  title: string
  onClose(): void
  children: ReactNode
  /** The buttons at the bottom, always in view. */
  actions: ReactNode
  /** Makes the content focusable for scrolling by keyboard, if it has no controls. */
  isText?: boolean
}

function open(dialog: HTMLDialogElement) {
  const before = document.activeElement
  dialog.showModal()
  return () => {
    // unlike removing the element, closing returns the focus to where it was
    dialog.close()
    queueMicrotask(() => restoreCaret(before))
  }
}

/** A field that is refocused during a DOM change may have no caret, and then ignores keys. */
function restoreCaret(field: Element | null) {
  if (field !== document.activeElement || !(field instanceof HTMLInputElement)) return
  field.setSelectionRange(field.selectionStart, field.selectionEnd)
}

interface ModalProps extends ComponentProps<'dialog'> {
  onClose(): void
}

/** A native modal dialog above the page. Esc closes it, and the focus returns to where it was. */
export function Modal({ className = '', onKeyDown, ...rest }: ModalProps) {
  // a portal, so that no key in the dialog can submit a form around it
  return createPortal(
    <dialog
      ref={open}
      onKeyDown={(event) => {
        onKeyDown?.(event)
        event.stopPropagation()
      }}
      className={`overflow-hidden rounded-card border border-line bg-surface p-0 text-ink shadow-card backdrop:bg-black/45 open:grid ${className}`}
      {...rest}
    />,
    document.body,
  )
}

/** A modal dialog with title, content and actions. */
export function Sheet({ title, onClose, children, actions, isText }: SheetProps) {
  const id = useId()
  return (
    <Modal
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto max-h-[min(86dvh,720px)] w-[min(640px,calc(100vw-24px))] open:grid-rows-[auto_minmax(0,1fr)_auto]"
    >
      <h2 id={id} className="px-5 pt-4 pb-2 font-strong text-heading">
        {title}
      </h2>
      <div
        {...(isText && { role: 'group', 'aria-labelledby': id, tabIndex: 0 })}
        className="min-h-0 overflow-y-auto px-5 py-1.5"
      >
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-2.5 border-line border-t px-5 py-3.5">
        {actions}
      </div>
    </Modal>
  )
}
