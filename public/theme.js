// Before the first paint: the theme that was chosen here, if one was.
try {
  const theme = localStorage.getItem('overture.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // storage is blocked: the system's preference holds
}
