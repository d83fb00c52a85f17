import { health } from "@/lib/services/health";

export const dynamic = "force-dynamic";

export async function GET() {
  const report = await health();
  return Response.json(report, { status: report.isHealthy ? 200 : 503 });
}
