import { isJson, receiveAttachments } from "@/lib/api/file-doors";
import { handleApi } from "@/lib/api/handler";
import { uploadToNotebook } from "@/lib/services/notebook";

export const dynamic = "force-dynamic";

/** Bytes are streamed here; JSON that names bytes uploaded before is the contract's. */
export async function POST(request: Request, { params }: { params: Promise<{ ref: string }> }) {
  if (isJson(request)) return handleApi(request);
  const { ref } = await params;
  return receiveAttachments(request, (actor, file) => uploadToNotebook(actor, ref, file));
}
