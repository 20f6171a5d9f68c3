/// <reference types="vite/client" />
/** The tokens of a projector and of forced colours, as a lit sheet: after ./tokens.js, on the same host. */
import { unsafeCSS } from 'lit';
import text from './rare.css?inline';

export const rare = unsafeCSS(text);
