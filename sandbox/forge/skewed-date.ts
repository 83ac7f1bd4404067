/** A `Date` whose "now" is wrong by so many milliseconds; given instants are as they are. */
export function skewedDate(skewMs: () => number): DateConstructor {
  const now = (): number => Date.now() + skewMs();
  const wrong: DateConstructor = new Proxy(Date, {
    construct: (target, given: unknown[], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget === wrong ? target : newTarget) as Date,
    apply: () => new Date(now()).toString(),
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  });
  return wrong;
}
