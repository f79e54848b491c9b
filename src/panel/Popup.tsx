/** The toolbar popup. */
export function Popup() {
  return <h1>Inkling</h1>;
}
