interface CheckboxProps {
  label: string
  checked: boolean
  onChange(isChecked: boolean): void
}

/** A native checkbox with its label. */
export const Checkbox = ({ label, checked, onChange }: CheckboxProps) => (
  <label className="flex w-fit items-center gap-2 text-small">
    <input
      type="checkbox"
      checked={checked}
      onChange={({ target }) => onChange(target.checked)}
      className="size-4 accent-accent"
    />
    {label}
  </label>
)
