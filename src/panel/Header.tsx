/** The name, and whether Inkling works here now. */
export function Header({ headline }: { headline: string }) {
  return (
    <header>
      <img src="/icons/32.png" width="24" height="24" alt="" />
      <h1>Inkling</h1>
      <p role="status" class="headline">
        {headline}
      </p>
    </header>
  );
}
