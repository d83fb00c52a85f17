import { receiveFiles } from "@/lib/api/file-doors";
import { handleApi } from "@/lib/api/handler";

export const dynamic = "force-dynamic";

/** The list is the contract's; this address only takes over what streams. */
export const GET = handleApi;

export async function POST(request: Request, { params }: { params: Promise<{ ref: string }> }) {
  return receiveFiles(request, (await params).ref);
}
