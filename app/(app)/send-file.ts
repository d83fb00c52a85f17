/** Streams one file to an upload address. @throws Error with what the server said */
export async function sendFile(path: string, file: File): Promise<void> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(file.name) },
    body: file,
  }).catch(() => {
    throw new Error("the server did not answer; send it again when the connection is back");
  });
  if (response.ok) return;
  const said = (await response.json().catch(() => null)) as { message?: string } | null;
  throw new Error(said?.message ?? `the server answered ${response.status}`);
}
