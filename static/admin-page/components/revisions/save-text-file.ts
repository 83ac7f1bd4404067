/** Hands the browser a file to save; nothing is sent anywhere. */
export function saveTextFile(file: { readonly name: string; readonly text: string; readonly type: string }): void {
  const url = URL.createObjectURL(new Blob([file.text], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has its own hold on the blob by the next turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
