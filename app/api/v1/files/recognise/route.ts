import { recogniseEnds } from "@/lib/api/recognise-door";

export const dynamic = "force-dynamic";

export async function POST(request: Request) {
  return recogniseEnds(request);
}
