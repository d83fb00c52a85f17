import { sendTrace } from "@/lib/api/file-doors";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ ref: string }> }) {
  return sendTrace(request, (await params).ref);
}
