/** Turns the contract's `/v1/chats/{chatID}` into the router's `/v1/chats/:chatID`. */
export const routePath = <const Path extends string>(path: Path) =>
  path.replace(/\{(\w+)\}/g, ':$1') as RoutePath<Path>

/** `routePath`, in types: the router reads the parameters' names from it. */
export type RoutePath<Path extends string> =
  Path extends `${infer Before}{${infer Name}}${infer After}`
    ? `${Before}:${Name}${RoutePath<After>}`
    : Path
