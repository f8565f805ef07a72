/** Speeches are `.txt` files, in whatever case a system writes that. */
const extension = /\.txt$/iu;

export function isSpeechFile(name: string): boolean {
  return extension.test(name);
}

/** The file's name without its extension. */
export function stemOf(file: string): string {
  return file.replace(extension, "");
}
