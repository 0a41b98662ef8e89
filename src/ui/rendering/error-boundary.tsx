import { Component, type ReactNode } from 'react'

interface ErrorBoundaryProps {
  /** Stands in the place of what broke; `retry` draws that again. */
  fallback(error: unknown, retry: () => void): ReactNode
  children: ReactNode
}

/** Leaves the rest of the page standing where a part of it breaks. */
export class ErrorBoundary extends Component<
  ErrorBoundaryProps,
  { caught: { error: unknown } | undefined }
> {
  override state: { caught: { error: unknown } | undefined } = { caught: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { caught: { error } }
  }

  override render() {
    const { caught } = this.state
    if (!caught) return this.props.children
    return this.props.fallback(caught.error, () => this.setState({ caught: undefined }))
  }
}
