import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { ChosenFile } from "./dropped-files";
import { packChannelFolders } from "./pack-channel-folders";

const records = "0,0,1,0,0,0,0\r\n\r\n\r\nDate,Time,PassTime[Sec],Voltage[V],Current[mA]\r\n";
const file = (name: string, text: string): ChosenFile => ({ name, bytes: new File([text], name) });
const folder = [
  file("batch/30/000001", records),
  file("notes.txt", "hello"),
  file("batch/30/000002", `${records}x`),
  file("batch/30/CAPACITY.LOG", "Date"),
];

it("makes one archive of a channel folder, the same whenever it is packed", async () => {
  const [archive, notes, ...others] = await packChannelFolders(folder);
  expect(others).toEqual([]);
  expect(notes).toBe(folder[1]);
  expect(archive!.name).toBe("batch/30.zip");
  const bytes = new Uint8Array(await archive!.bytes.arrayBuffer());
  const members = unzipSync(bytes);
  expect(Object.keys(members).sort()).toEqual(["30/000001", "30/000002", "30/CAPACITY.LOG"]);
  expect(new TextDecoder().decode(members["30/000002"])).toBe(`${records}x`);
  const again = (await packChannelFolders([...folder].reverse())).find(({ name }) => name.endsWith(".zip"));
  expect(new Uint8Array(await again!.bytes.arrayBuffer())).toEqual(bytes);
});

it("leaves files alone that are only named so", async () => {
  const others = [file("a/000001", "%PDF-1.4"), file("a/000002", "%PDF-1.4")];
  expect(await packChannelFolders(others)).toEqual(others);
  const single = [file("000001", records)];
  expect(await packChannelFolders(single)).toEqual(single);
});
