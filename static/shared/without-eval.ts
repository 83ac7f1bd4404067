import { config } from 'zod/mini';

// Where a schema is made, zod tries whether it may compile code. Forge's content security policy forbids that and
// reports the attempt, so this stands before every import that makes a schema.
config({ jitless: true });
