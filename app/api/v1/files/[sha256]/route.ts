import { sendRawFile } from "@/lib/api/file-doors";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ sha256: string }> }) {
  return sendRawFile(request, (await params).sha256);
}
