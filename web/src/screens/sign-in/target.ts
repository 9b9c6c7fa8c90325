/** Where to go after signing in. Only a path of this server: a link may not send people elsewhere. */
export function signInTarget(to: string | null): string {
  if (!to?.startsWith('/') || /^\/[/\\]/.test(to) || /^\/(sign-in|setup)\b/.test(to)) return '/inbox'
  return to
}
