/** A fault switch that does not exist, or a value that it does not take; the message says what there is. */
export class FaultRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FaultRefused';
  }
}
