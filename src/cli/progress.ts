/** One line that is written over itself, on a terminal only; nothing where the output goes to a file. */
export function progressLine(stream: NodeJS.WriteStream = process.stderr) {
  let shown = '';
  const show = (text: string) => {
    if (!stream.isTTY || text === shown) return;
    shown = text;
    stream.write(`\r\u001b[K${text}`);
  };
  return { show, end: () => show('') };
}
