/// <reference types="vite/client" />
/**
 * The design tokens as a lit sheet. Adopt it on the page's host element only: a nested view that
 * adopted it would fall back to the light theme; views inherit the properties instead.
 */
import { unsafeCSS } from 'lit';
import text from './tokens.css?inline';

export const tokens = unsafeCSS(text);
