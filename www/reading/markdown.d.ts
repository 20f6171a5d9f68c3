/** Markdown arrives as HTML: ../../build/pages.js. */
declare module '*.md' {
  const html: string;
  export default html;
}
