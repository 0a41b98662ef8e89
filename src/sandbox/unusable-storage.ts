const words = {
  damaged: 'The file is damaged.',
  newer: 'It was written by a newer version of Overture.',
  foreign: 'It holds something that is not Overture’s.',
}

/** Why a database cannot be used, although it can be opened. */
export type Fault = keyof typeof words

/** A database that the sandbox must not write to; nothing in it was changed. */
export class UnusableStorage extends Error {
  readonly fault: Fault

  constructor(fault: Fault, options?: ErrorOptions) {
    super(words[fault], options)
    this.fault = fault
  }
}
