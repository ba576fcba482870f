/** What a screen reader is told about these components; Taro's own templates know none of it. */
const told = { 'aria-label': '', 'aria-role': '' }

/** Whatever is tapped is a View, so the states of a control stand there. */
const states = {
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-hidden': '',
  'aria-live': '',
}

module.exports = {
  View: { ...told, ...states },
  Button: told,
  Image: told,
  Input: told,
  Textarea: told,
  Switch: told,
}
