/** The machine may be busy; nothing waits longer than what it waits for needs. */
const PATIENCE_MS = 25_000;
const POLL_MS = 25;

/** Repeats an assertion until it holds; the last failure is the test's when it never does. */
export async function eventually<T>(assertion: () => Promise<T> | T): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
