#!/usr/bin/env python3
"""Ask Garnetbook for data, and give it some, with nothing but Python's standard library (3.9 or later).

    export GARNETBOOK_ORIGIN=http://localhost:3000
    export GARNETBOOK_TOKEN=...            # from your account page, or: npm run -s token -- --email E --name N

    python3 garnetbook_example.py cells --metal Ag --thickness 200 --current 0.5 --traces traces/
    python3 garnetbook_example.py pellet --project lab --composition Li6.5La3Zr1.5Ta0.5O12 --thickness 520
    python3 garnetbook_example.py upload --run R-0042 cycling.mpr

The whole interface is described by the server itself, at /api/v1/openapi.json.
"""

import argparse
import json
import os
import shutil
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path


class GarnetbookError(Exception):
    """A refusal, in the server's own words."""


class Garnetbook:
    def __init__(self, origin, token):
        self.base = origin.rstrip("/") + "/api/v1"
        self.token = token

    def open(self, method, path, query=None, body=None, headers=None):
        address = self.base + path
        if query:
            address += "?" + urllib.parse.urlencode({k: v for k, v in query.items() if v is not None})
        request = urllib.request.Request(address, data=body, method=method)
        request.add_header("Authorization", f"Bearer {self.token}")
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        try:
            return urllib.request.urlopen(request, timeout=600)
        except urllib.error.HTTPError as error:
            problem = json.loads(error.read() or b"{}")
            raise GarnetbookError(f"{error.code} {problem.get('code', '')}: {problem.get('message', '')}") from None

    def get(self, path, **query):
        with self.open("GET", path, query) as answer:
            return json.load(answer)

    def post(self, path, content, idempotency_key=None):
        """A request sent again with the same key is done once, and answered alike: safe after a lost connection."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": idempotency_key or str(uuid.uuid4())}
        with self.open("POST", path, body=json.dumps(content).encode(), headers=headers) as answer:
            return json.load(answer)

    def items(self, path, **query):
        """Every item of a list, page after page."""
        cursor = None
        while True:
            page = self.get(path, cursor=cursor, **query)
            yield from page["items"]
            cursor = page["nextCursor"]
            if cursor is None:
                return

    def cycles(self, run):
        """Every cycle of a run, however many."""
        after = -1
        while after is not None:
            page = self.get(f"/runs/{run}/cycles", after=after, limit=5000)
            yield from page["items"]
            after = page["nextAfter"]

    def download_trace(self, run, path):
        """The whole trace as Parquet with BDF column names: pandas, Polars and DuckDB open it."""
        with self.open("GET", f"/runs/{run}/trace") as answer, open(path, "wb") as file:
            shutil.copyfileobj(answer, file)

    def upload(self, run, path):
        """Streams an instrument's file to a run. The same bytes twice are one file."""
        path = Path(path)
        headers = {
            "X-File-Name": urllib.parse.quote(path.name),
            "Content-Type": "application/octet-stream",
            "Content-Length": str(path.stat().st_size),
        }
        with open(path, "rb") as file:
            with self.open("POST", f"/runs/{run}/files", body=file, headers=headers) as answer:
                return json.load(answer)["files"][0]

    def wait_until_read(self, run, file_id, timeout_s=120):
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            files = self.get(f"/runs/{run}/files")["files"]
            file = next(each for each in files if each["id"] == file_id)
            if file["status"] not in ("waiting", "reading"):
                return file
            time.sleep(0.5)
        raise GarnetbookError(f"{run}: the file was not read within {timeout_s} s")


def print_cells(garnetbook, options):
    """Efficiency per cycle of every cell with this film that was cycled at this current density."""
    for cell in garnetbook.items("/cells", metal=options.metal, nominalThicknessNm=options.thickness, limit=200):
        for run in garnetbook.items("/runs", cellId=cell["id"]):
            result = run["result"]
            current = result and result["currentDensityMaCm2"]
            if not current or result["isCcd"] or abs(current / options.current - 1) > 0.05:
                continue
            print(f"{cell['code']} {run['code']} {cell['provenance']}: {current:.3g} mA/cm2, on {result['areaBasis']} area")
            for cycle in garnetbook.cycles(run["code"]):
                if cycle["ceFraction"] is not None:
                    flags = " ".join(cycle["flags"])
                    print(f"  cycle {cycle['number']:4d}  CE {100 * cycle['ceFraction']:7.2f} %  {flags}".rstrip())
            if options.traces:
                Path(options.traces).mkdir(parents=True, exist_ok=True)
                path = Path(options.traces) / f"{run['code']}.parquet"
                garnetbook.download_trace(run["code"], path)
                print(f"  trace: {path} ({path.stat().st_size} bytes)")


def register_pellet(garnetbook, options):
    project = garnetbook.get(f"/projects/{options.project}")
    pellet = {
        "projectId": project["id"],
        "composition": options.composition,
        "thicknessUm": options.thickness,
        "diameterMm": options.diameter,
    }
    answer = garnetbook.post("/pellets", {"pellets": [pellet]}, idempotency_key=options.key)
    print(answer["pellets"][0]["code"])


def upload_file(garnetbook, options):
    sent = garnetbook.upload(options.run, options.file)
    print(f"{sent['name']} {sent['sha256']}{' (was there already)' if sent['duplicate'] else ''}")
    read = garnetbook.wait_until_read(options.run, sent["id"])
    print(f"{read['status']}: {read['records']} records, {read['format']}" if read["status"] == "done" else read["error"])
    return 0 if read["status"] == "done" else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--origin", default=os.environ.get("GARNETBOOK_ORIGIN", "http://localhost:3000"))
    parser.add_argument("--token", default=os.environ.get("GARNETBOOK_TOKEN"))
    wishes = parser.add_subparsers(required=True)

    cells = wishes.add_parser("cells", help="efficiency per cycle of cells with one film, at one current density")
    cells.add_argument("--metal", default="Ag")
    cells.add_argument("--thickness", type=float, default=200, help="nominal, nm")
    cells.add_argument("--current", type=float, default=0.5, help="mA/cm2, within 5 %%")
    cells.add_argument("--traces", help="folder for the traces")
    cells.set_defaults(wish=print_cells)

    pellet = wishes.add_parser("pellet", help="register a pellet")
    pellet.add_argument("--project", required=True, help="short name or id")
    pellet.add_argument("--composition", required=True)
    pellet.add_argument("--thickness", type=float, help="µm")
    pellet.add_argument("--diameter", type=float, help="mm")
    pellet.add_argument("--key", help="Idempotency-Key: the same key again registers nothing more")
    pellet.set_defaults(wish=register_pellet)

    upload = wishes.add_parser("upload", help="send a file to a run and wait until it is read")
    upload.add_argument("--run", required=True)
    upload.add_argument("file")
    upload.set_defaults(wish=upload_file)

    options = parser.parse_args()
    if not options.token:
        parser.error("a token is needed: --token or GARNETBOOK_TOKEN")
    try:
        return options.wish(Garnetbook(options.origin, options.token), options) or 0
    except GarnetbookError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
