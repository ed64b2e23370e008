// Files of the site: each is replaced whole or not at all, and only where it differs.

import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";

// Whether the file was written.
export async function put(out, name, content) {
  const path = join(out, name);
  const bytes = Buffer.from(content);
  try {
    if (bytes.equals(await readFile(path))) return false;
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.${randomUUID()}.half`;
  await writeFile(half, bytes);
  await rename(half, path);
  return true;
}

// A page and its folder.
export async function removePage(out, name) {
  await rm(join(out, dirname(name)), { recursive: true, force: true });
}

export async function allFiles(out, folder = out) {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const found = entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? allFiles(out, path) : [relative(out, path).split(sep).join("/")];
  });
  return (await Promise.all(found)).flat();
}

export async function removeFile(out, name) {
  await rm(join(out, name), { force: true });
}
