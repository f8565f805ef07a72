import { download } from "./api.js";
import { element, noticeNode } from "./dom.js";

/** Saves a file that the server makes; what goes wrong stands behind the button. */
export async function saveFile(path, body, pressed) {
  const file = await download(path, body);
  if (file.error) return pressed.parentElement.append(noticeNode(file.error));
  const link = element("a");
  link.href = URL.createObjectURL(file.blob);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
