import { expect, it } from "vitest";
import { findChannelFolders } from "./channel-folders";

it("takes a channel's files together, its backups too, and nothing else", () => {
  const paths = [
    "batch/30/000010",
    "batch/30/000002",
    "batch/30/CAPACITY.LOG",
    "batch/30/test.PTN",
    "batch/30/photo.png",
    "batch/30/backup/000002",
    "batch/4/000001.txt",
    "batch/notes.txt",
    "other/x.mpr",
  ];
  expect(findChannelFolders(paths)).toEqual([
    { folder: "batch/4", paths: ["batch/4/000001.txt"] },
    {
      folder: "batch/30",
      paths: [
        "batch/30/000002",
        "batch/30/000010",
        "batch/30/backup/000002",
        "batch/30/CAPACITY.LOG",
        "batch/30/test.PTN",
      ],
    },
  ]);
});

it("takes files that came without a folder as one channel, and leaves folders beside them alone", () => {
  expect(findChannelFolders(["000001", "000002", "7/000001", "a.csv"])).toEqual([
    { folder: "", paths: ["000001", "000002"] },
    { folder: "7", paths: ["7/000001"] },
  ]);
  expect(findChannelFolders(["a.mpr", "0000001"])).toEqual([]);
});
