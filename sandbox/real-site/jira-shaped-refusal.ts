/** A refusal in the form in which Jira makes its own, so that the app shows its words. */
export function jiraShapedRefusal(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify({ errorMessages: [message], errors: {} }), {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  });
}
