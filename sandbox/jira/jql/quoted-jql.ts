/** A name as a query needs it: in quotation marks unless it is one plain word. */
export const quotedJql = (name: string): string => (/^[A-Za-z][\w.]*$/.test(name) ? name : `"${name}"`);
