/** What the frame of an app page and the page around it say to each other by postMessage; Forge's own protocol is not public. */

export const BRIDGE_CHANNEL = 'forge-bridge';

/** A function cannot cross; it is called back by its number. */
export interface FunctionRef {
  readonly __function: number;
}

export interface BridgeLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state: unknown;
  readonly key: string;
}

export interface BridgeTheme {
  readonly colorMode: 'light' | 'dark';
  /** Value of the `data-theme` attribute. */
  readonly dataTheme: string;
  readonly names: readonly string[];
}

export type FromFrame = { readonly channel: typeof BRIDGE_CHANNEL } & (
  | { readonly kind: 'call'; readonly id: number; readonly command: string; readonly payload: unknown }
  | { readonly kind: 'unsubscribe'; readonly subscription: number }
  | { readonly kind: 'navigated'; readonly action: 'PUSH' | 'REPLACE'; readonly location: BridgeLocation }
  | { readonly kind: 'go'; readonly steps: number }
  | { readonly kind: 'height'; readonly height: number }
);

export type ToFrame = { readonly channel: typeof BRIDGE_CHANNEL } & (
  | { readonly kind: 'answer'; readonly id: number; readonly ok: true; readonly result: unknown }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly ok: false;
      readonly name: string;
      readonly message: string;
    }
  | { readonly kind: 'callFunction'; readonly id: number; readonly args: readonly unknown[] }
  | { readonly kind: 'theme'; readonly theme: BridgeTheme }
  | { readonly kind: 'location'; readonly location: BridgeLocation }
);
