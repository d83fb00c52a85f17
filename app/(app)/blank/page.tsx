/** The frame and nothing in it: what every other page is measured against. */
export default function BlankPage() {
  return null;
}
